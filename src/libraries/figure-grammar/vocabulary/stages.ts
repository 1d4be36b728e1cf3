import type { Scenario, Stage } from '../figure.ts'
import type { Meanings } from '../text/phrases.ts'

/**
 * The stage of a course that classes and learners are in. `other`: what is done with them says no stage, and ends that of
 * the figure before. `null`: the words say nothing of a stage.
 */
export const stageWords: Meanings<Stage | 'other' | null> = [
  [['lễ khai giảng', 'buổi khai giảng', 'lễ bế giảng', 'buổi bế giảng', 'mở rộng', 'mở đầu', 'cởi mở'], null],
  [['hướng mở', 'lãnh đạo, quản lý', 'lãnh đạo quản lý', 'quản lý nhà nước', 'cán bộ quản lý'], null],
  [['quản lý cấp', 'quản lý giáo dục', 'kỹ năng quản lý', 'công tác quản lý', 'quản lý kinh tế'], null],
  [['khai giảng', 'mở', 'mở mới', 'mở được', 'mở thêm', 'chiêu sinh', 'tuyển sinh'], 'opened'],
  [['bế giảng', 'tốt nghiệp', 'tổng kết lớp', 'kết thúc khóa học', 'ra trường'], 'closed'],
  [['hoàn thành khóa học', 'hoàn thành khóa bồi dưỡng'], 'closed'],
  [['chuyển tiếp', 'năm trước chuyển sang', 'chuyển sang', 'chuyển tiếp sang', 'chuyển qua'], 'carried_over'],
  [['đầu năm có', 'đầu năm còn', 'đầu năm học có', 'đầu kỳ có', 'đầu năm, trường có'], 'carried_over'],
  [['đang học', 'đang đào tạo', 'đang thực hiện', 'đang triển khai', 'đang', 'đang quản lý'], 'running'],
  [['tiếp tục học', 'tiếp tục học tập', 'học tiếp'], 'running'],
  [['thi tốt nghiệp', 'tổ chức thi', 'tổ chức thi tốt nghiệp', 'chấm thi', 'chấm thi tốt nghiệp'], 'other'],
  [
    ['ôn thi', 'ôn thi tốt nghiệp', 'ôn tập', 'thi hết môn', 'thi hết học phần', 'coi thi', 'chấm bài'],
    'other',
  ],
  [['xét tốt nghiệp', 'xét', 'kiểm tra', 'quản lý', 'giảng dạy', 'đánh giá', 'khảo sát', 'dự giờ'], 'other'],
  [['viết thu hoạch', 'tổ chức cho', 'đưa', 'khen thưởng', 'phục vụ', 'theo dõi', 'chủ nhiệm'], 'other'],
]

/** Words directly before a number of classes that say their stage; elsewhere they end something else. */
export const stageWordsBeside: Meanings<Stage> = [[['kết thúc', 'hoàn thành'], 'closed']]

/** Words of a sentence that states a plan. `null`: what is measured by a plan is done. */
export const scenarioWords: Meanings<Scenario | null> = [
  [['dự kiến', 'phấn đấu', 'chỉ tiêu', 'mục tiêu', 'sẽ', 'kế hoạch năm', 'phương hướng', 'dự toán'], 'plan'],
  [['kế hoạch cả năm'], 'plan'],
  [['có kế hoạch mở', 'xây dựng kế hoạch mở', 'lập kế hoạch mở', 'ban hành kế hoạch mở'], 'plan'],
  [['có kế hoạch tổ chức', 'xây dựng kế hoạch tổ chức', 'có kế hoạch kết nạp', 'lên kế hoạch mở'], 'plan'],
  [['% kế hoạch cả năm', '% so với kế hoạch cả năm', 'so với kế hoạch cả năm'], null],
  [['theo kế hoạch năm', 'đặt ra', 'đề ra kế hoạch'], 'plan'],
  [['từ nay đến cuối năm', 'từ nay đến hết năm', 'thời gian tới', 'sắp tới', 'tháng tới', 'quý tới'], 'plan'],
  [
    ['kế hoạch đầu năm', 'kế hoạch giao trường', 'kế hoạch giao cho', 'kế hoạch năm giao', 'được giao mở'],
    'plan',
  ],
  [['giao kết nạp', 'được giao kết nạp', 'giao mở', 'giao bồi dưỡng', 'giao tuyển sinh'], 'plan'],
  [['điều chỉnh còn', 'điều chỉnh xuống', 'điều chỉnh thành', 'điều chỉnh xuống còn'], 'plan'],
  [
    ['theo kế hoạch, năm', 'theo kế hoạch, trong năm', 'theo kế hoạch, trường', 'theo kế hoạch, nhà trường'],
    'plan',
  ],
  [['năm qua', 'năm vừa qua', 'thời gian qua', 'nhiệm kỳ qua', 'vừa qua'], 'actual'],
  [['đã', 'mở được', 'thực hiện được', 'kết quả', 'đạt được', 'thực tế mở', 'thực tế đã'], 'actual'],
  [['vượt chỉ tiêu', 'vượt các chỉ tiêu', 'vượt mức chỉ tiêu', 'đạt và vượt chỉ tiêu', 'đạt chỉ tiêu'], null],
  [
    ['hoàn thành chỉ tiêu', 'hoàn thành các chỉ tiêu', 'hoàn thành vượt chỉ tiêu', 'thực hiện chỉ tiêu'],
    null,
  ],
  [['so với chỉ tiêu', 'so với mục tiêu', 'đạt mục tiêu', 'hoàn thành mục tiêu', 'vượt mục tiêu'], null],
  [
    [
      '% chỉ tiêu',
      '% so với chỉ tiêu',
      '% kế hoạch năm',
      '% mục tiêu',
      'phần trăm chỉ tiêu',
      '% các chỉ tiêu',
    ],
    null,
  ],
  [['chương trình mục tiêu', 'mục tiêu quốc gia', 'đạt các chỉ tiêu'], null],
  [['% dự toán', '% so với dự toán', '% kế hoạch đầu năm', '% kế hoạch điều chỉnh', 'so với dự toán'], null],
  [['so với kế hoạch đầu năm', 'vượt dự toán', 'đạt dự toán', '% kế hoạch năm giao'], null],
]

/** Words of a heading under which a list is planned. */
export const planHeadings: Meanings<Scenario> = [
  [['chỉ tiêu', 'mục tiêu', 'phương hướng', 'dự kiến', 'nhiệm vụ trọng tâm', 'chỉ tiêu phấn đấu'], 'plan'],
  [['kết quả', 'đạt được', 'đã thực hiện', 'tình hình thực hiện', 'thực hiện chỉ tiêu'], 'actual'],
]
