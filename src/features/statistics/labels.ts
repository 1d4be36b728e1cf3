import type { Level, Stage, Subject } from '../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { outputLevelLabels, outputStageLabels } from '../../domain/faculty/research-outputs/labels.ts'
import type { outputStages } from '../../domain/faculty/research-outputs/table.ts'
import type { Labels } from '../../platform/resource/labels.ts'

/** Levels of the register of research, and that of figures alone. */
export const levelLabels: Labels<Level> = {
  ...outputLevelLabels,
  grassroots: { vi: 'Cấp cơ sở', en: 'Grassroots' },
}

/** Stages of the register of research, and those that figures say of it. */
export const stageLabels: Labels<(typeof outputStages)[number] | Exclude<Stage, 'opened'>> = {
  ...outputStageLabels,
  carried_over: { vi: 'Chuyển tiếp', en: 'Carried over' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
}

export const studyLabels: Labels<Extract<Subject, 'study' | 'training'>> = {
  study: { vi: 'Học tập', en: 'Study' },
  training: { vi: 'Bồi dưỡng, tập huấn', en: 'In-service training' },
}

/** Where a row's source says nothing of what it is grouped by. */
export const unsaid: Bilingual = { vi: 'Không nêu', en: 'Not said' }
