import type { Level, Stage, Subject } from '../../libraries/figure-grammar/figure.ts'
import type { Bilingual } from '../../platform/http/problems.ts'
import { outputLevelLabels, outputStageLabels } from '../../domain/faculty/research-outputs/labels.ts'
import type { outputStages } from '../../domain/faculty/research-outputs/table.ts'
import type { Labels } from '../../platform/resource/labels.ts'

/** The levels of research outputs, and the one that only figures have. */
export const levelLabels: Labels<Level> = {
  ...outputLevelLabels,
  grassroots: { vi: 'Cấp cơ sở', en: 'Grassroots' },
}

/** The stages of research outputs, and those that only figures have. */
export const stageLabels: Labels<(typeof outputStages)[number] | Exclude<Stage, 'opened'>> = {
  ...outputStageLabels,
  carried_over: { vi: 'Chuyển tiếp', en: 'Carried over' },
  closed: { vi: 'Đã kết thúc', en: 'Closed' },
}

/** The purposes of staff developments. */
export const studyLabels: Labels<Extract<Subject, 'study' | 'training'>> = {
  study: { vi: 'Học tập', en: 'Study' },
  training: { vi: 'Bồi dưỡng, tập huấn', en: 'In-service training' },
}

/** The label of a group whose source does not state its value. */
export const unknownLabel: Bilingual = { vi: 'Không nêu', en: 'Not said' }
