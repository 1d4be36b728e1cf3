import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import { partyCellGradings } from '../../../domain/party/cell-gradings/resource.ts'
import { partyCellGradings as cellTable } from '../../../domain/party/cell-gradings/table.ts'
import { publishedGrading } from '../../../domain/party/gradings/selection.ts'
import { partyMemberGradings } from '../../../domain/party/member-gradings/resource.ts'
import { partyMemberGradings as memberTable } from '../../../domain/party/member-gradings/table.ts'
import { memberAccess, partyAccess } from '../../../domain/party/access.ts'
import { accessToTarget } from '../../../platform/resource/target-access.ts'
import { groupByYear } from '../group-by-year.ts'
import { gradeLabels } from '../../../domain/party/gradings/labels.ts'
import type { CoveredRegister } from '../../../domain/figures/register-coverage/table.ts'
import type { Statistic } from '../statistic.ts'
import { inStage, type GradingStage } from '../../../domain/party/gradings/stages.ts'

/** The subjects of gradings. */
export const gradedSubjects = ['cell', 'member'] as const
/** A subject of gradings. */
export type GradedSubject = (typeof gradedSubjects)[number]

const subjects = {
  cell: {
    table: cellTable,
    register: 'party-cell-gradings',
    indicator: 'party.cells_graded',
    title: { vi: 'Xếp loại chi bộ', en: 'Gradings of Party cells' },
    label: { vi: 'Số chi bộ', en: 'Cells' },
  },
  member: {
    table: memberTable,
    register: 'party-member-gradings',
    indicator: 'party.members_graded',
    title: { vi: 'Xếp loại đảng viên', en: 'Gradings of Party members' },
    label: { vi: 'Số đảng viên', en: 'Members' },
  },
} as const

/** The current gradings of whole years in a stage, after corrections. */
function gradings(subject: GradedSubject, stage: GradingStage, visible: SQL): SQL {
  const { table } = subjects[subject]
  const { year, grade, quarter, current, outcome, deleted_at } = table
  return sql`select ${qualified(year)} as year, ${qualified(grade)} as grade from ${table}
    where ${qualified(deleted_at)} is null and ${qualified(current)} and ${qualified(quarter)} is null
      and ${qualified(outcome)} = 'graded' and ${inStage(table, stage)} and ${visible}
      and ${qualified(year)} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`
}

/**
 * @param visible selects the gradings that the caller sees
 * @param registers empty for callers who do not see all gradings, because for them the register is not complete
 * Figures and complete registers state what was decided, so other stages are counted without them.
 */
function gradeStatistic(
  subject: GradedSubject,
  stage: GradingStage,
  visible: SQL,
  registers: readonly CoveredRegister[],
): Statistic<'graded'> {
  const { title, label, indicator } = subjects[subject]
  return {
    name: 'party-grades',
    title,
    access: subject === 'cell' ? partyAccess : memberAccess,
    measures: [
      stage === 'decided'
        ? { name: 'graded', label, indicator, registers }
        : { name: 'graded', label, indicator: null, registers: [] },
    ],
    groupings: {
      grade: { label: { vi: 'Mức xếp loại', en: 'Grade' }, description: 'grade', values: gradeLabels },
    },
    countSql: (keys) =>
      groupByYear(keys, sql`json_build_object('graded', count(*))`, gradings(subject, stage, visible)),
    totalFromShares: true,
  }
}

const allRows = sql`true`
const noRows = sql`false`

const statisticsOf = (stage: GradingStage) => ({
  cell: {
    all: gradeStatistic('cell', stage, allRows, [subjects.cell.register]),
    published: gradeStatistic('cell', stage, publishedGrading(cellTable), []),
    none: gradeStatistic('cell', stage, noRows, []),
  },
  member: {
    all: gradeStatistic('member', stage, allRows, [subjects.member.register]),
    // gradings of members are never public
    published: gradeStatistic('member', stage, noRows, []),
    none: gradeStatistic('member', stage, noRows, []),
  },
})

const statistics = {
  decided: statisticsOf('decided'),
  proposed: statisticsOf('proposed'),
  self_assessed: statisticsOf('self_assessed'),
}

/**
 * The statistic of gradings of cells or members in a stage; it counts the gradings that the list of gradings shows the
 * caller.
 */
export function partyGradeStatistic(
  subject: GradedSubject,
  stage: GradingStage,
  caller: Caller,
): Statistic<'graded'> {
  const list = subject === 'cell' ? partyCellGradings : partyMemberGradings
  const access = accessToTarget(list, caller)
  const ofSubject = statistics[stage][subject]
  if (access === undefined) return ofSubject.none
  return ofSubject[access.allRows ? 'all' : 'published']
}
