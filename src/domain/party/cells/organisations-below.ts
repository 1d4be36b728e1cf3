import { asc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { vietnameseDay } from '../../../libraries/vietnamese/day.ts'
import { dayAfter, dayBefore } from '../neighbouring-days.ts'
import { organisationsOf } from './existing-on.ts'
import type { PartyCell } from './schema.ts'
import { partyCells as table, type CommitteeAbove } from './table.ts'

type Below = Pick<PartyCell, 'id' | 'name' | 'committees_above' | 'dissolved_on' | 'deleted_at'>

/** How many organisations a message names. */
const maxNames = 3

/** Committees of which one that goes on in the next is one entry. */
const joined = (committees: readonly CommitteeAbove[]): CommitteeAbove[] =>
  committees.reduce<CommitteeAbove[]>((before, one) => {
    const last = before.at(-1)
    const goesOn =
      last !== undefined &&
      last.to !== null &&
      dayAfter(last.to) === one.from &&
      last.parent_id === one.parent_id &&
      last.committee === one.committee
    return goesOn ? [...before.slice(0, -1), { ...last, to: one.to }] : [...before, one]
  }, [])

/**
 * The committees above an organisation when one of them is dissolved.
 * @param target the organisation above from the day on; null: none
 */
export function withoutDissolved(
  committees: readonly CommitteeAbove[],
  dissolved: string,
  target: string | null,
  day: string,
): CommitteeAbove[] {
  const changed = committees.flatMap((one): CommitteeAbove[] => {
    if (one.parent_id !== dissolved || (one.to ?? day) < day) return [one]
    const isLater = one.from !== null && one.from >= day
    const before = isLater ? [] : [{ ...one, to: dayBefore(day) }]
    const from = isLater ? one.from : day
    return target === null ? before : [...before, { parent_id: target, committee: null, from, to: one.to }]
  })
  return joined(changed)
}

const isBelow = ({ committees_above }: Below, above: string, day: string) =>
  committees_above.some(({ parent_id, to }) => parent_id === above && (to ?? day) >= day)

/** The organisations that are below another one on a day or later. */
async function organisationsBelow({ orm }: Transaction, above: string, day: string): Promise<Below[]> {
  const { id, name, committees_above, dissolved_on, deleted_at } = table
  const found = await orm
    .select({ id, name, committees_above, dissolved_on, deleted_at })
    .from(table)
    .where(sql`${committees_above} @> ${JSON.stringify([{ parent_id: above }])}::jsonb`)
    .orderBy(asc(name), asc(id))
  return found.filter(
    (one) => (one.dissolved_on === null || one.dissolved_on > day) && isBelow(one, above, day),
  )
}

/** An organisation and all above it, by id. */
async function chainOf({ orm }: Transaction, id: string): Promise<Set<string>> {
  const { rows } = await orm.execute<{ id: string }>(
    sql`with recursive chain as (
      select ${id}::uuid as id
      union
      select party_cells.parent_id from chain join party_cells on party_cells.id = chain.id
    ) select id from chain where id is not null`,
  )
  return new Set(rows.map((row) => row.id))
}

/** The 409 for organisations that would have no organisation above them. */
function left(below: readonly Below[], day: string, target: string | null): Problem {
  const names = below.slice(0, maxNames).map(({ name }) => name)
  const more = below.length - names.length
  const list = { en: `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`, vi: names.join(', ') }
  if (more > 0) list.vi += ` và ${more} tổ chức khác`
  return new Problem('wrong_state', {
    errors: [
      {
        pointer: target === null ? '/dissolved_on' : '/merged_into_id',
        code: 'has_organisations',
        message:
          target === null
            ? {
                en: `These are below it on ${day} and later: ${list.en}. Name the organisation that it becomes part of (merged_into_id), which is then above them, or change their parent_id first.`,
                vi: `Còn tổ chức trực thuộc từ ngày ${vietnameseDay(day)}: ${list.vi}. Hãy ghi tổ chức nhập vào (sẽ là tổ chức cấp trên từ ngày đó), hoặc sửa tổ chức cấp trên của các tổ chức này trước.`,
              }
            : {
                en: `These would be above themselves: ${list.en}. Change their parent_id first.`,
                vi: `Tổ chức nhập vào đang trực thuộc chính tổ chức cấp dưới: ${list.vi}. Hãy sửa tổ chức cấp trên của các tổ chức này trước.`,
              },
      },
    ],
  })
}

const targetDissolved = (day: string, { name }: Below) =>
  new Problem('wrong_state', {
    errors: [
      {
        pointer: '/merged_into_id',
        code: 'dissolved',
        message: {
          en: `It was dissolved on ${day} itself, while ${name} goes on below it after that: name the organisation that goes on.`,
          vi: `Tổ chức này cũng đã giải thể từ ngày ${vietnameseDay(day)}, trong khi ${name} còn trực thuộc sau ngày đó: hãy chọn tổ chức tiếp nhận còn hoạt động.`,
        },
      },
    ],
  })

/**
 * Lets the organisations below a dissolved one go on below the one that it became part of, from that day on; for `stored`. Those
 * in the trash have none above then, if it became part of none. Live ones are asked about.
 */
export async function moveOrganisationsBelow(
  rows: readonly StoredRow<PartyCell>[],
  { transaction, rejectRow, alsoChanged }: WriteContext,
): Promise<void> {
  for (const { id, current, row } of rows) {
    const { dissolved_on: day, merged_into_id: target } = row
    const isSame = day === (current?.dissolved_on ?? null) && target === (current?.merged_into_id ?? null)
    if (day === null || isSame) continue
    const below = await organisationsBelow(transaction, id, day)
    if (below.length === 0) continue
    const chain = target === null ? undefined : await chainOf(transaction, target)
    const blocking = below.filter((one) =>
      chain === undefined ? one.deleted_at === null : chain.has(one.id),
    )
    if (blocking.length > 0) {
      rejectRow(id, left(blocking, day, target))
      continue
    }
    const end = (await organisationsOf(transaction, [target])).get(target ?? '')?.dissolved_on ?? null
    const later = below.find(
      (one) => end !== null && (one.dissolved_on === null || one.dissolved_on > end) && isBelow(one, id, end),
    )
    if (end !== null && later !== undefined) {
      rejectRow(id, targetDissolved(end, later))
      continue
    }
    for (const one of below) {
      const committees_above = withoutDissolved(one.committees_above, id, target, day)
      const parent_id = committees_above.find(({ to }) => to === null)?.parent_id ?? null
      const [changed] = await transaction.orm
        .update(table)
        .set({
          committees_above,
          parent_id,
          revision: sql`${table.revision} + 1`,
          updated_at: sql`now()`,
        })
        .where(eq(table.id, one.id))
        .returning({ id: table.id, revision: table.revision })
      if (changed !== undefined)
        alsoChanged.push({ resource: 'party-cells', ...changed, fields: ['committees_above', 'parent_id'] })
    }
  }
}
