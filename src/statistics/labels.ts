import type { Bilingual } from '../http/problems.ts'
import type { Level, Stage, Subject } from '../figures/extraction/figure.ts'
import type { grades } from '../party/gradings/columns.ts'
import type { outputStages } from '../research/outputs/table.ts'
import type { classModes, classStatuses } from '../training/classes/table.ts'
import type { programFamilies, trainingTypes } from '../training/programs/table.ts'

type Labels<Word extends string> = Record<Word, Bilingual>

export const familyLabels: Labels<(typeof programFamilies)[number]> = {
  political_theory: { vi: 'Lý luận chính trị', en: 'Political theory' },
  state_management: { vi: 'Quản lý nhà nước', en: 'State management' },
  leadership: { vi: 'Lãnh đạo, quản lý', en: 'Leadership' },
  party_work: { vi: 'Công tác Đảng, đoàn thể', en: 'Party and mass organisation work' },
  lecturer: { vi: 'Giảng viên', en: 'Lecturers' },
  academic: { vi: 'Đào tạo đại học, sau đại học', en: 'Academic degrees' },
  knowledge_update: { vi: 'Cập nhật kiến thức', en: 'Knowledge update' },
  defence: { vi: 'Quốc phòng, an ninh', en: 'Defence and security' },
  other: { vi: 'Khác', en: 'Other' },
}

export const trainingTypeLabels: Labels<(typeof trainingTypes)[number]> = {
  degree: { vi: 'Đào tạo', en: 'Degree training' },
  in_service: { vi: 'Bồi dưỡng', en: 'In-service training' },
}

export const plannedLabels: Labels<'true' | 'false'> = {
  true: { vi: 'Trong kế hoạch', en: 'In the plan' },
  false: { vi: 'Ngoài kế hoạch', en: 'Outside the plan' },
}

export const modeLabels: Labels<(typeof classModes)[number]> = {
  full_time: { vi: 'Tập trung', en: 'Full time' },
  part_time: { vi: 'Không tập trung', en: 'Part time' },
  block: { vi: 'Theo đợt', en: 'In blocks' },
  distance: { vi: 'Từ xa', en: 'Distance' },
}

export const statusLabels: Labels<Exclude<(typeof classStatuses)[number], 'cancelled'>> = {
  scheduled: { vi: 'Chưa mở', en: 'Scheduled' },
  open: { vi: 'Đang học', en: 'Open' },
  completed: { vi: 'Đã kết thúc', en: 'Completed' },
}

export const gradeLabels: Labels<(typeof grades)[number]> = {
  excellent: { vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
  good: { vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
  completed: { vi: 'Hoàn thành nhiệm vụ', en: 'Completed' },
  not_completed: { vi: 'Không hoàn thành nhiệm vụ', en: 'Not completed' },
}

export const levelLabels: Labels<Level> = {
  national: { vi: 'Cấp quốc gia', en: 'National' },
  ministerial: { vi: 'Cấp Bộ', en: 'Ministerial' },
  provincial: { vi: 'Cấp tỉnh', en: 'Provincial' },
  school: { vi: 'Cấp trường', en: 'School' },
  faculty: { vi: 'Cấp khoa', en: 'Faculty' },
  grassroots: { vi: 'Cấp cơ sở', en: 'Grassroots' },
}

/** Stages of the register of research, and those that figures say of it. */
export const stageLabels: Labels<(typeof outputStages)[number] | Exclude<Stage, 'opened'>> = {
  registered: { vi: 'Đã đăng ký', en: 'Registered' },
  running: { vi: 'Đang thực hiện', en: 'Running' },
  accepted: { vi: 'Đã nghiệm thu', en: 'Accepted' },
  carried_over: { vi: 'Chuyển tiếp', en: 'Carried over' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
}

export const studyLabels: Labels<Extract<Subject, 'study' | 'training'>> = {
  study: { vi: 'Học tập', en: 'Study' },
  training: { vi: 'Bồi dưỡng, tập huấn', en: 'In-service training' },
}

/** Where a row's source says nothing of what it is grouped by. */
export const unsaid: Bilingual = { vi: 'Không nêu', en: 'Not said' }
