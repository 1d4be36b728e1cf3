import { sql } from 'drizzle-orm'
import { indicatorOfOutputs } from '../../reconciliation/register-queries.ts'
import { outputKinds } from '../../../domain/faculty/research-outputs/table.ts'
import { trainingAccess } from '../../../domain/training/access.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { countMeasures } from '../count-measures.ts'
import { groupByYear } from '../group-by-year.ts'
import { levelLabels, stageLabels } from '../labels.ts'
import type { Statistic } from '../statistic.ts'

type ResearchMeasure = 'topics' | 'seminars' | 'papers' | 'broadcasts' | 'bulletins' | 'outreach'

interface KindMeasure {
  name: ResearchMeasure
  label: Bilingual
}

/** The measure of each kind of output. There is no total, because the kinds are not parts of one number. */
const kindMeasures: Record<(typeof outputKinds)[number], KindMeasure> = {
  topic: { name: 'topics', label: { vi: 'Đề tài', en: 'Topics' } },
  seminar: { name: 'seminars', label: { vi: 'Hội thảo', en: 'Seminars' } },
  paper: { name: 'papers', label: { vi: 'Bài báo, tham luận', en: 'Papers' } },
  broadcast: {
    name: 'broadcasts',
    label: { vi: 'Số phát sóng chuyên mục phát thanh, truyền hình', en: 'Broadcast episodes' },
  },
  bulletin: {
    name: 'bulletins',
    label: { vi: 'Số bản tin', en: 'Bulletin issues' },
  },
  outreach: {
    name: 'outreach',
    label: { vi: 'Buổi tuyên truyền, phổ biến, giáo dục pháp luật', en: 'Outreach sessions' },
  },
}

const counts = countMeasures(
  Object.entries(kindMeasures).map(([kind, { name }]) => ({
    name,
    where: sql`kind = ${sql.raw(`'${kind}'`)}`,
    count: sql`count(*)`,
  })),
)

const outputs = sql`select year, kind, level, stage from research_outputs where deleted_at is null
  and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

/** The statistic of research outputs, with a measure for each kind. */
export const researchStatistic: Statistic<ResearchMeasure> = {
  name: 'research',
  title: { vi: 'Nghiên cứu khoa học', en: 'Research' },
  access: trainingAccess,
  measures: outputKinds.map((kind) => ({
    ...kindMeasures[kind],
    indicator: indicatorOfOutputs[kind],
    registers: ['research-outputs'],
  })),
  groupings: {
    level: { label: { vi: 'Cấp', en: 'Level' }, description: 'whose the output is', values: levelLabels },
    stage: { label: { vi: 'Giai đoạn', en: 'Stage' }, description: 'how far it is', values: stageLabels },
  },
  countSql: (keys) => groupByYear(keys, counts, outputs),
}
