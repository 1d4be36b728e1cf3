import { sql } from 'drizzle-orm'
import { indicatorOfOutputs } from '../../reconciliation/register-queries.ts'
import { outputKinds } from '../../../domain/faculty/research-outputs/table.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { countedWhere } from '../count-measures.ts'
import { groupedByYear } from '../group-by-year.ts'
import { levelLabels, stageLabels } from '../labels.ts'
import type { Statistic } from '../statistic.ts'

type Name = 'topics' | 'seminars' | 'papers' | 'broadcasts' | 'bulletins' | 'outreach'

interface Kind {
  name: Name
  label: Bilingual
}

/** What each kind of output is counted as. They are no parts of one number, and so stand beside each other. */
const kinds: Record<(typeof outputKinds)[number], Kind> = {
  topic: { name: 'topics', label: { vi: 'Đề tài', en: 'Topics' } },
  seminar: { name: 'seminars', label: { vi: 'Hội thảo', en: 'Seminars' } },
  paper: { name: 'papers', label: { vi: 'Bài báo, tham luận', en: 'Papers' } },
  broadcast: {
    name: 'broadcasts',
    label: { vi: 'Số phát thanh, truyền hình', en: 'Broadcast episodes' },
  },
  bulletin: {
    name: 'bulletins',
    label: { vi: 'Số bản tin', en: 'Bulletin issues' },
  },
  outreach: {
    name: 'outreach',
    label: { vi: 'Buổi tuyên truyền', en: 'Outreach sessions' },
  },
}

const counts = countedWhere(
  Object.entries(kinds).map(([kind, { name }]) => ({
    name,
    where: sql`kind = ${sql.raw(`'${kind}'`)}`,
    count: sql`count(*)`,
  })),
)

const outputs = sql`select year, kind, level, stage from research_outputs where deleted_at is null
  and year between ${sql.placeholder('from')} and ${sql.placeholder('to')}`

/** Research outputs by kind. */
export const researchStatistic: Statistic<Name> = {
  name: 'research',
  title: { vi: 'Nghiên cứu khoa học', en: 'Research' },
  measures: outputKinds.map((kind) => ({
    ...kinds[kind],
    indicator: indicatorOfOutputs[kind],
    registers: ['research-outputs'],
  })),
  groupings: {
    level: { label: { vi: 'Cấp', en: 'Level' }, description: 'whose the output is', values: levelLabels },
    stage: { label: { vi: 'Giai đoạn', en: 'Stage' }, description: 'how far it is', values: stageLabels },
  },
  counted: (keys) => groupedByYear(keys, counts, outputs),
}
