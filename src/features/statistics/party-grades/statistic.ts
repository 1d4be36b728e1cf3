import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import { partyCellGradings } from '../../../domain/party/cell-gradings/resource.ts'
import { partyCellGradings as cellTable } from '../../../domain/party/cell-gradings/table.ts'
import { organisationKindLabels } from '../../../domain/party/cells/labels.ts'
import { cellKinds, partyCells } from '../../../domain/party/cells/table.ts'
import { gradeLabels, outcomeLabels, reasonLabels } from '../../../domain/party/gradings/labels.ts'
import { publishedGrading } from '../../../domain/party/gradings/selection.ts'
import { inStage, type GradingStage } from '../../../domain/party/gradings/stages.ts'
import { partyMemberGradings } from '../../../domain/party/member-gradings/resource.ts'
import { partyMemberGradings as memberTable } from '../../../domain/party/member-gradings/table.ts'
import { memberAccess, partyAccess } from '../../../domain/party/access.ts'
import type { Bilingual } from '../../../platform/http/problems.ts'
import { accessToTarget } from '../../../platform/resource/target-access.ts'
import { groupByYear } from '../group-by-year.ts'
import { originGrouping } from '../origin-grouping.ts'
import type { Grouping, Statistic } from '../statistic.ts'

/** The subjects of gradings. */
export const gradedSubjects = ['cell', 'member'] as const
/** A subject of gradings. */
export type GradedSubject = (typeof gradedSubjects)[number]

/** Which gradings a statistic counts. */
export interface CountedGradings {
  subject: GradedSubject
  /** Of `cell` whether organisations and collectives of all kinds count, Party cells among them. */
  ofAllKinds: boolean
  stage: GradingStage
  /** Null: those of whole years. */
  quarter: number | null
}

/** What is counted: Party cells, organisations and collectives of all kinds, or members. */
type Counted = GradedSubject | 'collective'

const countedOf = ({ subject, ofAllKinds }: CountedGradings): Counted =>
  subject === 'cell' && ofAllKinds ? 'collective' : subject

const subjects = {
  cell: {
    table: cellTable,
    register: 'party-cell-gradings',
    indicator: 'party.cells_graded',
    title: { vi: 'Xếp loại chi bộ', en: 'Gradings of Party cells' },
    label: { vi: 'Số chi bộ', en: 'Cells' },
  },
  collective: {
    table: cellTable,
    register: 'party-cell-gradings',
    // figures state those of Party cells
    indicator: null,
    title: { vi: 'Xếp loại tổ chức, tập thể', en: 'Gradings of organisations and collectives' },
    label: { vi: 'Số tổ chức, tập thể', en: 'Organisations and collectives' },
  },
  member: {
    table: memberTable,
    register: 'party-member-gradings',
    indicator: 'party.members_graded',
    title: { vi: 'Xếp loại đảng viên', en: 'Gradings of Party members' },
    label: { vi: 'Số đảng viên', en: 'Members' },
  },
} as const

const groupings: Record<string, Grouping> = {
  party_cell: {
    label: { vi: 'Chi bộ', en: 'Party cell' },
    description: 'Party cell, by slug; of a member the one of the time',
    namesSql: sql`select json_agg(json_build_object('code', slug, 'name', name, 'position', position)) from (
        select slug, name, row_number() over (order by name collate "vi-x-icu", slug) as position
        from party_cells where deleted_at is null
      ) as ordered`,
  },
  kind: {
    label: { vi: 'Loại tổ chức', en: 'Kind' },
    description:
      'kind of the organisation or collective; with it all kinds are counted, in the total too, not Party cells alone',
    values: organisationKindLabels,
  },
  origin: originGrouping,
  outcome: {
    label: { vi: 'Kết quả đánh giá, xếp loại', en: 'Outcome' },
    description: 'outcome; with it those without a grade are counted too',
    values: outcomeLabels,
  },
  reason: {
    label: { vi: 'Lý do không xếp loại', en: 'Reason' },
    description:
      'kind of the reason why there is no grade; without `outcome` only those without a grade are counted',
    values: reasonLabels,
  },
  grade: {
    label: { vi: 'Mức xếp loại', en: 'Grade' },
    description: 'grade',
    values: gradeLabels,
    none: { vi: 'Không có mức xếp loại', en: 'No grade' },
  },
}

const groupingsOf = (counted: Counted): Record<string, Grouping> =>
  counted === 'collective'
    ? {
        ...groupings,
        party_cell: {
          ...groupings['party_cell']!,
          label: { vi: 'Tổ chức, tập thể', en: 'Organisation or collective' },
        },
      }
    : groupings

const isCell = sql.raw(`kind in (${cellKinds.map((kind) => `'${kind}'`).join(', ')})`)

/** What the total counts: gradings with a grade. */
const isOfTotal = (counted: Counted) =>
  counted === 'cell' ? sql`outcome = 'graded' and ${isCell}` : sql`outcome = 'graded'`

/** What the rows by these keys count, beside the total. */
function isInRows(counted: Counted, keys: readonly string[]): SQL {
  const conditions = [
    ...(keys.includes('outcome') || keys.includes('reason') ? [] : [sql`outcome = 'graded'`]),
    ...(keys.includes('reason') && !keys.includes('outcome') ? [sql`outcome <> 'graded'`] : []),
    ...(counted === 'cell' ? [isCell] : []),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** The current gradings of a period in a stage, after corrections. */
function gradings({ subject, stage, quarter }: CountedGradings, visible: SQL): SQL {
  const { table } = subjects[subject]
  const ofPeriod =
    quarter === null
      ? sql`${qualified(table.quarter)} is null`
      : sql`${qualified(table.quarter)} = ${sql.raw(String(quarter))}`
  return sql`select ${qualified(table.year)} as year, ${qualified(table.grade)} as grade,
      ${qualified(table.outcome)} as outcome, ${qualified(table.reason_kind)} as reason,
      ${qualified(partyCells.slug)} as party_cell, ${qualified(partyCells.kind)} as kind,
      ${qualified(partyCells.origin)} as origin
    from ${table} left join ${partyCells} on ${qualified(partyCells.id)} = ${qualified(table.party_cell_id)}
    where ${qualified(table.deleted_at)} is null and ${qualified(table.current)} and ${ofPeriod}
      and ${inStage(table, stage)} and ${visible}
      and ${qualified(table.year)} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`
}

/** Counts by the keys; a group without rows has no count, as its number may be unknown. */
function countGradings(asked: CountedGradings, visible: SQL, keys: readonly string[]): SQL {
  const rows = gradings(asked, visible)
  const counted = countedOf(asked)
  const ofTotal = sql`count(*) filter (where ${isOfTotal(counted)})`
  const ofRows = sql`count(*) filter (where ${isInRows(counted, keys)})`
  const count =
    keys.length === 0
      ? ofTotal
      : sql`case when grouping(${sql.identifier(keys[0]!)}) = 0 then ${ofRows} else ${ofTotal} end`
  return groupByYear(
    keys,
    sql`case when ${count} > 0 then json_build_object('graded', ${count}) else '{}'::json end`,
    rows,
  )
}

/** Which gradings a caller sees. */
type Audience = 'all' | 'published' | 'none'

const visibleTo = (subject: GradedSubject, audience: Audience): SQL => {
  if (audience === 'all') return sql`true`
  // gradings of members are never public
  return audience === 'published' && subject === 'cell' ? publishedGrading(cellTable) : sql`false`
}

/** What the title says of gradings that are not decided. */
const stageTexts: Record<GradingStage, Bilingual> = {
  self_assessed: { vi: ' (mức tự đánh giá)', en: ' (self-assessed)' },
  proposed: { vi: ' (mức đề nghị)', en: ' (proposed)' },
  decided: { vi: '', en: '' },
}

/** The title of the gradings of a period in a stage. */
function titleOf({ vi, en }: Bilingual, { stage, quarter }: CountedGradings): Bilingual {
  const ofPeriod =
    quarter === null ? { vi: '', en: '' } : { vi: ` quý ${quarter}`, en: `, quarter ${quarter}` }
  return { vi: vi + ofPeriod.vi + stageTexts[stage].vi, en: en + ofPeriod.en + stageTexts[stage].en }
}

/** Whether rows by these keys count those without a grade, too, or they alone. */
const countUngraded = (keys: readonly string[]) => keys.some((key) => key === 'outcome' || key === 'reason')

/**
 * Callers who do not see all gradings get none of a complete register, because for them it is not complete. Figures and complete
 * registers state what was decided, so other stages are counted without them; figures of quarters are not read.
 */
function gradeStatistic(asked: CountedGradings, audience: Audience): Statistic<'graded'> {
  const { subject, stage, quarter } = asked
  const counted = countedOf(asked)
  const { title, label, indicator, register } = subjects[counted]
  const isDecided = stage === 'decided'
  return {
    name: 'party-grades',
    title: titleOf(title, asked),
    access: subject === 'cell' ? partyAccess : memberAccess,
    measures: [
      {
        name: 'graded',
        label,
        hasPercent: true,
        indicator: isDecided && quarter === null ? indicator : null,
        registers: isDecided && audience === 'all' ? [register] : [],
      },
    ],
    groupings: groupingsOf(counted),
    countSql: (keys) => countGradings(asked, visibleTo(subject, audience), keys),
    arePartsOfTotal: (keys) => !countUngraded(keys),
    totalLabel: (keys) =>
      countUngraded(keys)
        ? { vi: 'Tổng số được xếp loại', en: 'Total with a grade' }
        : { vi: 'Tổng số', en: 'Total' },
    totalFromShares: true,
  }
}

const statistics = new Map<string, Statistic<'graded'>>()

/**
 * The statistic of gradings of cells or members of a period in a stage; it counts the gradings that the list of gradings
 * shows the caller.
 */
export function partyGradeStatistic(counted: CountedGradings, caller: Caller): Statistic<'graded'> {
  const access = accessToTarget(counted.subject === 'cell' ? partyCellGradings : partyMemberGradings, caller)
  const audience = access === undefined ? 'none' : access.allRows ? 'all' : 'published'
  const { stage, quarter } = counted
  const name = [countedOf(counted), stage, quarter, audience].join(' ')
  // statements are kept for each statistic
  const known = statistics.get(name) ?? gradeStatistic(counted, audience)
  statistics.set(name, known)
  return known
}
