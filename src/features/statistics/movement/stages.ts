import type { Labels } from '../../../platform/resource/labels.ts'

/** What happens to classes in a period, in the order of a report. */
export const classStages = ['carried_over', 'opened', 'closed', 'cancelled', 'running', 'undated'] as const

/** What happens to learners in a period, in the order of a report. */
export const learnerStages = [
  'carried_over',
  'opened',
  'joined',
  'left',
  'closed',
  'cancelled',
  'running',
  'undated',
] as const

/** A stage of learners; classes have most of them. */
export type Stage = (typeof learnerStages)[number]

/** The heads of the stages. */
export const stageHeads: Labels<Stage> = {
  carried_over: { vi: 'Chuyển tiếp', en: 'Carried over' },
  opened: { vi: 'Mở mới', en: 'Opened' },
  joined: { vi: 'Vào học sau khai giảng', en: 'Joined later' },
  left: { vi: 'Thôi học, chuyển đi', en: 'Left' },
  closed: { vi: 'Bế giảng', en: 'Closed' },
  cancelled: { vi: 'Không mở', en: 'Cancelled' },
  running: { vi: 'Còn lại', en: 'Running' },
  undated: { vi: 'Không rõ ngày', en: 'Undated' },
}
