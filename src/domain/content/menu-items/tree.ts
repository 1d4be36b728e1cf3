import { sql } from 'drizzle-orm'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem, type Bilingual } from '../../../platform/http/problems.ts'
import { circularIds } from '../../../platform/resource/circles.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'
import { levelsAround } from '../../../platform/resource/tree-levels.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { maxMenuLevels } from '../menus/levels.ts'
import type { MenuItem } from './schema.ts'
import { menuItems } from './table.ts'

/** A menu is read whole, and nobody finds anything in a longer one. */
const maxItems = 200

const problemOf = (field: keyof MenuItem, code: string, message: Bilingual) =>
  new Problem('unprocessable', { errors: [{ pointer: `/${field}`, code, message }] })

const circle = () =>
  problemOf('parent_id', 'cycle', {
    en: 'An item cannot stand below itself or an item below it: give another parent_id, or null for the top.',
    vi: 'Mục không thể nằm dưới chính nó hoặc dưới mục con của nó: hãy chọn mục cha khác, hoặc để trống để đặt ở cấp cao nhất.',
  })

const tooDeep = () =>
  problemOf('parent_id', 'too_deep', {
    en: `A menu has at most ${maxMenuLevels} levels: give a parent_id nearer to the top.`,
    vi: `Trình đơn có tối đa ${vietnameseNumber(maxMenuLevels)} cấp: hãy chọn mục cha ở cấp cao hơn.`,
  })

const tooMany = () =>
  problemOf('menu_id', 'too_many_items', {
    en: `A menu has at most ${maxItems} items: delete some, or give another menu.`,
    vi: `Trình đơn có tối đa ${vietnameseNumber(maxItems)} mục: hãy xóa bớt hoặc chọn trình đơn khác.`,
  })

const parentElsewhere = () =>
  problemOf('parent_id', 'other_menu', {
    en: 'The item above it is in another menu: give an item of the same menu, or null for the top.',
    vi: 'Mục cha thuộc trình đơn khác: hãy chọn mục cha trong cùng trình đơn, hoặc để trống để đặt ở cấp cao nhất.',
  })

const itemsLeftBehind = () =>
  problemOf('menu_id', 'has_items', {
    en: 'The items below it are in the menu that it leaves: move or delete them first.',
    vi: 'Các mục con vẫn thuộc trình đơn cũ: hãy chuyển hoặc xóa các mục con trước.',
  })

/** Ids of items that are in another menu than the item above them, and of those above them. */
async function dividedIds({ orm }: Transaction, ids: readonly string[]) {
  const { rows } = await orm.execute<{ id: string; parent_id: string }>(
    sql`select item.id, item.parent_id from ${menuItems} item join ${menuItems} above on above.id = item.parent_id
      where item.menu_id <> above.menu_id and item.deleted_at is null
        and (item.id = any(${sql.param(ids)}::uuid[]) or above.id = any(${sql.param(ids)}::uuid[]))`,
  )
  return { below: new Set(rows.map(({ id }) => id)), above: new Set(rows.map((row) => row.parent_id)) }
}

/** How many items menus have beyond `maxItems`; those that have none beyond are left out. */
async function countSurplus({ orm }: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await orm.execute<{ menu_id: string; surplus: number }>(
    sql`select menu_id, (count(*) - ${maxItems}::int)::int as surplus from ${menuItems}
      where menu_id = any(${sql.param(ids)}::uuid[]) and deleted_at is null
      group by menu_id having count(*) > ${maxItems}::int`,
  )
  return new Map(rows.map(({ menu_id, surplus }) => [menu_id, surplus]))
}

const isAdded = ({ current, row }: StoredRow<MenuItem>): boolean =>
  current === undefined || current.deleted_at !== null || current.menu_id !== row.menu_id

/** Adds a 422 to the last of the added items of each menu that has too many; the first ones fit. */
async function rejectSurplus(
  added: readonly StoredRow<MenuItem>[],
  { transaction, rejectRow }: WriteContext,
  refused: ReadonlySet<string>,
): Promise<void> {
  if (added.length === 0) return
  const surplus = await countSurplus(
    transaction,
    added.map(({ row }) => row.menu_id),
  )
  if (surplus.size === 0) return
  // what is refused for another reason makes room
  const refusedFirst = added
    .toReversed()
    .toSorted((a, b) => Number(refused.has(b.id)) - Number(refused.has(a.id)))
  for (const { id, row } of refusedFirst) {
    const left = surplus.get(row.menu_id) ?? 0
    if (left === 0) continue
    surplus.set(row.menu_id, left - 1)
    if (!refused.has(id)) rejectRow(id, tooMany())
  }
}

/** Adds a 422 to each item that does not fit into its menu. Writes of items wait for each other. */
export async function rejectMisplaced(
  rows: readonly StoredRow<MenuItem>[],
  context: WriteContext,
): Promise<void> {
  const { transaction } = context
  const live = rows.filter(({ row }) => row.deleted_at === null)
  if (live.length === 0) return
  const refused = new Set<string>()
  const reject = (id: string, problem: Problem) => {
    refused.add(id)
    context.rejectRow(id, problem)
  }
  const ids = live.map(({ id }) => id)
  const circular = new Set(await circularIds(transaction, menuItems.parent_id, ids))
  const divided = await dividedIds(transaction, ids)
  for (const { id, row } of live) {
    if (circular.has(id)) reject(id, circle())
    else if (divided.below.has(id)) reject(id, parentElsewhere())
    else if (divided.above.has(id)) reject(id, itemsLeftBehind())
    else if (row.parent_id !== null) {
      const { above, below } = await levelsAround(transaction, menuItems.parent_id, id, maxMenuLevels)
      if (above + below - 1 > maxMenuLevels) reject(id, tooDeep())
    }
  }
  await rejectSurplus(live.filter(isAdded), context, refused)
}
