import type { waysIn, waysOut } from '../../../domain/party/memberships/table.ts'
import type { Api } from '../../../platform/http/api.ts'
import { periodsOf, type Period, type PeriodParameters } from '../movement/period.ts'
import { countMembers, type MemberCount, type Part } from './count.ts'
import { inNames, outNames } from './ways.ts'

/** The numbers of a cell, or of all cells; start + in - out = end. */
export interface MemberNumbers {
  start: MemberCount
  in: Record<(typeof waysIn)[number] | 'unknown' | 'total', MemberCount>
  out: Record<(typeof waysOut)[number] | 'unknown' | 'total', MemberCount>
  end: MemberCount
}

/** The members of a period. */
export interface MemberMovement {
  period: Period
  group_by: 'party_cell'[]
  rows: (MemberNumbers & { party_cell_id: string; name: string })[]
  total: MemberNumbers
}

/** The parameters of a request. */
export interface MemberParameters extends PeriodParameters {
  group_by?: 'party_cell'[] | undefined
}

const add = (counts: readonly MemberCount[]): MemberCount =>
  counts.reduce(
    (sum, { value, women, probationary, minority }) => ({
      value: sum.value + value,
      women: sum.women + women,
      probationary: sum.probationary + probationary,
      minority: sum.minority + minority,
    }),
    { value: 0, women: 0, probationary: 0, minority: 0 },
  )

type Counted = MemberCount & { part: Part; way: string | null }

function numbersOf(counted: readonly Counted[]): MemberNumbers {
  const sumOf = (part: Part, way?: string) =>
    add(counted.filter((one) => one.part === part && (way === undefined || (one.way ?? 'unknown') === way)))
  const byWay = <Name extends string>(part: Part, names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, sumOf(part, name)])) as Record<Name, MemberCount>
  return {
    start: sumOf('start'),
    in: { total: sumOf('in'), ...byWay('in', inNames) },
    out: { total: sumOf('out'), ...byWay('out', outNames) },
    end: sumOf('end'),
  }
}

/** Computes how the members became more and fewer in a period. */
export async function computeMembers(
  { database }: Api,
  { group_by = [], ...parameters }: MemberParameters,
): Promise<MemberMovement> {
  const [period] = periodsOf(parameters)
  const { counts, cells } = await countMembers(database.pool, period)
  const ofCell = (id: string | null) => numbersOf(counts.filter(({ party_cell_id }) => party_cell_id === id))
  return {
    period,
    group_by,
    rows:
      group_by.length === 0 ? [] : cells.map(({ id, name }) => ({ party_cell_id: id, name, ...ofCell(id) })),
    total: ofCell(null),
  }
}
