import type { Scenario, Stage } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/** The stage of a course that classes and learners are in. `null`: a ceremony is no stage. */
export const stageWords: Meanings<Stage | null> = [
  [['lễ khai giảng', 'buổi khai giảng', 'lễ bế giảng', 'buổi bế giảng', 'mở rộng', 'mở đầu', 'cởi mở'], null],
  [['khai giảng', 'mở', 'mở mới', 'mở được', 'chiêu sinh', 'tuyển sinh'], 'opened'],
  [['bế giảng', 'tốt nghiệp', 'tổng kết lớp', 'kết thúc khóa học', 'ra trường'], 'closed'],
  [['chuyển tiếp', 'năm trước chuyển sang', 'chuyển sang'], 'carried_over'],
  [['đang học', 'đang đào tạo', 'đang thực hiện', 'đang triển khai', 'đang'], 'running'],
]

/** Words of a sentence that states a plan. */
export const scenarioWords: Meanings<Scenario> = [
  [['dự kiến', 'phấn đấu', 'chỉ tiêu', 'mục tiêu', 'sẽ', 'kế hoạch năm', 'phương hướng', 'dự toán'], 'plan'],
  [['theo kế hoạch năm', 'đặt ra', 'đề ra kế hoạch'], 'plan'],
  [['đã', 'mở được', 'thực hiện được', 'kết quả', 'đạt được'], 'actual'],
]
