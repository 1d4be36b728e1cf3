import type { Labels } from '../../../platform/resource/labels.ts'
import type { outputKinds, outputStages } from './table.ts'
import type { outputLevels } from '../../../libraries/figure-grammar/figure.ts'

export const outputKindLabels: Labels<(typeof outputKinds)[number]> = {
  topic: { vi: 'Đề tài', en: 'Topic' },
  seminar: { vi: 'Hội thảo', en: 'Seminar' },
  paper: { vi: 'Bài báo', en: 'Paper' },
  broadcast: { vi: 'Chuyên mục phát thanh, truyền hình', en: 'Broadcast' },
  bulletin: { vi: 'Bản tin', en: 'Bulletin' },
  outreach: { vi: 'Buổi tuyên truyền, phổ biến, giáo dục pháp luật', en: 'Outreach session' },
}

export const outputLevelLabels: Labels<(typeof outputLevels)[number]> = {
  national: { vi: 'Cấp quốc gia', en: 'National' },
  ministerial: { vi: 'Cấp Bộ', en: 'Ministerial' },
  provincial: { vi: 'Cấp tỉnh', en: 'Provincial' },
  school: { vi: 'Cấp trường', en: 'School' },
  faculty: { vi: 'Cấp khoa', en: 'Faculty' },
}

export const outputStageLabels: Labels<(typeof outputStages)[number]> = {
  registered: { vi: 'Đã đăng ký', en: 'Registered' },
  running: { vi: 'Đang thực hiện', en: 'Running' },
  accepted: { vi: 'Đã nghiệm thu', en: 'Accepted' },
}
