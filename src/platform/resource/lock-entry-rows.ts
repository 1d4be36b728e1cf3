import { sql, type SQL } from 'drizzle-orm'
import { Problem } from '../http/problems.ts'
import { keyColumn, normalizeKey, candidateKeys, findByKey } from './row-keys.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow, Row } from './row.ts'
import type { ReferenceKey } from './lock-references.ts'
import { findFullRows } from './rows.ts'
import type { Writing } from './writing.ts'

/** A row to be created, or changed where it is there: fields that `values` leaves out stay as they are. */
export interface Entry {
  by: 'id' | ReferenceKey
  key: string
  /** Names the row before `key` does: where there is such a row, its key changes with the other fields. */
  id?: string
  values: Row
  /** What the resource's `precompute` made of `values`. */
  precomputed?: unknown
}

/** The rows that entries name, as they were when they were locked. */
export interface LockedRows {
  /** @throws Problem 422 where its id and its key name two rows */
  rowOf(entry: Entry): EntityRow | undefined
  /** Lets the entries that follow know that this one gives its row another key. */
  recordNewKey(entry: Entry, current: Row): void
}

const contradiction = (by: ReferenceKey) =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/id',
        code: 'contradiction',
        message: {
          en: `The id names one row, and "${by}" another: correct "${by}", or leave the id empty to change the row that "${by}" names.`,
          vi: `Mã id chỉ một bản ghi, còn "${by}" chỉ bản ghi khác: hãy sửa lại "${by}", hoặc để trống id nếu muốn sửa bản ghi có "${by}" này.`,
        },
      },
    ],
  })

const mapKey = (by: ReferenceKey, key: unknown) => `${by} ${String(key)}`

const idOf = ({ by, key, id }: Entry) => (by === 'id' ? key : id)?.toLowerCase()

interface LockedKey {
  id: string
  key: string | null
  deleted_at: string | null
}

/**
 * The ids of rows that have these keys, as they were: whoever locks them looks at their names again. They are looked up
 * one by one, by index: of a table that grows while it is loaded the planner knows too little to choose that itself.
 */
function idsWithKeys({ table }: ResourceDefinition, by: ReferenceKey, keys: readonly string[]): SQL {
  const called = sql`select ${table.id} from ${table} where ${keyColumn(table, by)} = named.key and ${table.deleted_at}`
  // apart, since each have an index of their own
  const found =
    by === 'external_id' ? sql`${called} is null union all ${called} is not null` : sql`${called} is null`
  return sql`array(select found.id from unnest(${sql.param(keys)}::text[]) as named(key), lateral (${found}) as found)`
}

/** Locks the rows with these ids or keys, all of them in the order of their ids. */
async function lockByIdOrKey(
  { transaction, resource }: Writing,
  ids: readonly string[],
  by: ReferenceKey | undefined,
  keys: readonly string[],
): Promise<LockedKey[]> {
  const column = by === undefined ? sql`null` : keyColumn(resource.table, by)
  if (column === undefined) throw new Error(`${resource.path} has no ${by}`)
  const { id, deleted_at: deletedAt } = resource.table
  const given = sql`${sql.param(ids)}::uuid[]`
  const named = by === undefined ? given : sql`${given} || ${idsWithKeys(resource, by, keys)}`
  const { rows } = await transaction.orm.execute<{ [name in keyof LockedKey]: LockedKey[name] }>(
    sql`select ${id} as id, ${column} as key, ${deletedAt} as deleted_at from ${resource.table} where ${id} = any(${named}) order by ${id} for update`,
  )
  return rows
}

/** Ids by key. Codes and slugs are free again in the trash; by its external id a row is found there, too. */
function keyEntries(by: ReferenceKey, locked: readonly LockedKey[]): [name: string, id: string][] {
  // one may have gone to the trash while it was waited for
  const named = by === 'external_id' ? locked : locked.filter((row) => row.deleted_at === null)
  // the live one comes last and counts, else the last to go to the trash
  return named
    .toSorted((a, b) => (a.deleted_at ?? '~').localeCompare(b.deleted_at ?? '~'))
    .map((row) => [mapKey(by, row.key), row.id])
}

function isOtherLiveRow(found: Row, row: Row): boolean {
  return found['id'] !== row['id'] && found['deleted_at'] === null
}

/** Locks the rows that entries name by id or by key, in one statement for each kind of key, and reads them. */
export async function lockEntryRows(writing: Writing, entries: readonly Entry[]): Promise<LockedRows> {
  const { transaction, resource, access } = writing
  const byKey = new Map<string, string>()
  const kinds = new Set(entries.flatMap(({ by }) => (by === 'id' ? [] : [by])))
  let ids = entries.flatMap((entry) => idOf(entry) ?? [])
  const found = new Set<string>()
  for (const by of kinds.size === 0 ? [undefined] : kinds) {
    const keys = entries.flatMap((entry) => (entry.by === by ? candidateKeys(by, entry.key) : []))
    const locked = await lockByIdOrKey(writing, ids, by, keys)
    for (const { id } of locked) found.add(id)
    if (by !== undefined) for (const [name, id] of keyEntries(by, locked)) byKey.set(name, id)
    ids = []
  }
  const rows = await findFullRows(transaction.client, transaction, resource, access, [...found])
  return {
    rowOf: (entry) => {
      const row = rows.get(idOf(entry) ?? '')
      if (entry.by === 'id') return row
      const { by, key } = entry
      const called = rows.get(findByKey(by, key, (value) => byKey.get(mapKey(by, value))) ?? '')
      if (row === undefined) return called
      if (called !== undefined && isOtherLiveRow(called, row)) throw contradiction(entry.by)
      return row
    },
    recordNewKey: ({ by, key }, current) => {
      if (by === 'id' || current[by] === key) return
      for (const before of candidateKeys(by, String(current[by])))
        if (byKey.get(mapKey(by, before)) === current['id']) byKey.delete(mapKey(by, before))
      byKey.set(mapKey(by, normalizeKey(by, key)), String(current['id']))
    },
  }
}
