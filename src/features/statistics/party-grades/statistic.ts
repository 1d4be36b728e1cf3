import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import type { Caller } from '../../../platform/access/caller.ts'
import { partyCellGradings } from '../../../domain/party/cell-gradings/resource.ts'
import { partyCellGradings as cellTable } from '../../../domain/party/cell-gradings/table.ts'
import { publishedGrading } from '../../../domain/party/gradings/selection.ts'
import { partyMemberGradings } from '../../../domain/party/member-gradings/resource.ts'
import { partyMemberGradings as memberTable } from '../../../domain/party/member-gradings/table.ts'
import { accessToTarget } from '../../../platform/resource/target-access.ts'
import { groupedByYear } from '../group-by-year.ts'
import { gradeLabels } from '../../../domain/party/gradings/labels.ts'
import type { CoveredRegister } from '../../../domain/figures/register-coverage/table.ts'
import type { Statistic } from '../statistic.ts'

export const gradedSubjects = ['cell', 'member'] as const
export type GradedSubject = (typeof gradedSubjects)[number]

const ofSubject = {
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

/** Gradings of whole years as they stand after corrections. */
function gradings(subject: GradedSubject, seen: SQL): SQL {
  const { table } = ofSubject[subject]
  const { year, grade, quarter, current, outcome, deleted_at } = table
  return sql`select ${qualified(year)} as year, ${qualified(grade)} as grade from ${table}
    where ${qualified(deleted_at)} is null and ${qualified(current)} and ${qualified(quarter)} is null
      and ${qualified(outcome)} = 'graded' and ${seen}
      and ${qualified(year)} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`
}

/**
 * @param seen which gradings its reader sees
 * @param registers none for readers who do not see all gradings: what they see may be a part, whatever was declared
 */
function gradeStatistic(
  subject: GradedSubject,
  seen: SQL,
  registers: readonly CoveredRegister[],
): Statistic<'graded'> {
  const { title, label, indicator } = ofSubject[subject]
  return {
    name: 'party-grades',
    title,
    measures: [{ name: 'graded', label, indicator, registers }],
    groupings: {
      grade: { label: { vi: 'Mức xếp loại', en: 'Grade' }, description: 'grade', values: gradeLabels },
    },
    counted: (keys) =>
      groupedByYear(keys, sql`json_build_object('graded', count(*))`, gradings(subject, seen)),
    sharesTellTotal: true,
  }
}

const everything = sql`true`
const nothing = sql`false`

const statistics = {
  cell: {
    all: gradeStatistic('cell', everything, [ofSubject.cell.register]),
    published: gradeStatistic('cell', publishedGrading(cellTable), []),
    none: gradeStatistic('cell', nothing, []),
  },
  member: {
    all: gradeStatistic('member', everything, [ofSubject.member.register]),
    // gradings of members are never public
    published: gradeStatistic('member', nothing, []),
    none: gradeStatistic('member', nothing, []),
  },
}

/** Gradings of cells or of members, with those of the register that the list of gradings would show the caller. */
export function partyGradeStatistic(subject: GradedSubject, caller: Caller): Statistic<'graded'> {
  const list = subject === 'cell' ? partyCellGradings : partyMemberGradings
  const access = accessToTarget(list, caller)
  if (access === undefined) return statistics[subject].none
  return statistics[subject][access.allRows ? 'all' : 'published']
}
