import { sql, type SQL } from 'drizzle-orm'
import { Problem } from '../http/problems.ts'
import { keyColumn, keyOfRow, normalizeKey, candidateKeys, findByKey } from './row-keys.ts'
import type { ResourceDefinition } from './definition.ts'
import type { EntityRow, Row } from './row.ts'
import type { ReferenceKey } from './lock-references.ts'
import { candidatesWithoutKey, rowWithoutKey } from './keyless.ts'
import { findFullRows } from './rows.ts'
import type { Writing } from './writing.ts'

/** A row to create or to change, by its key. Fields that `values` does not contain do not change. */
export interface Entry {
  by: 'id' | ReferenceKey | 'keyless'
  /** Of a former school a qualified code. For a row without a key, the values of `match` as one text. */
  key: string
  /** The values that name a row without a key; see `KeylessMatch`. */
  match?: Row
  /** The checked input that says what the row is about; see `SubjectMatch`. */
  subject?: Row
  /** Names the row instead of `key` if such a row exists. Its key is then a field to change like others. */
  id?: string
  values: Row
  /** The result of `precompute` for `values`. */
  precomputed?: unknown
}

/** The locked rows of entries. */
interface LockedRows {
  /** The row of an entry. @throws Problem 422 if its id and its key name different rows */
  rowOf(entry: Entry): EntityRow | undefined
  /** Records that an entry changes the key of its row, for the entries after it. */
  recordNewKey(entry: Entry, current: EntityRow): void
}

/** The 422 for an entry whose id and key name different rows. */
const contradiction = (by: ReferenceKey) =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: '/id',
        code: 'contradiction',
        message: {
          en: `The id names one row, and "${by}" another: correct "${by}", or leave the id empty to change the row that "${by}" names.`,
          vi: `Mã bản ghi chỉ một bản ghi, còn "${by}" chỉ bản ghi khác: hãy sửa lại "${by}", hoặc để trống mã bản ghi nếu muốn sửa bản ghi có "${by}" này.`,
        },
      },
    ],
  })

const mapKey = (by: ReferenceKey, key: unknown) => `${by} ${String(key)}`

const idOf = ({ by, key, id }: Entry) => (by === 'id' ? key : id)?.toLowerCase()

/** A locked row with the column that was searched. */
interface LockedKey {
  id: string
  key: string | null
  deleted_at: string | null
}

/**
 * Selects the ids of rows with these keys, before they are locked. The lateral join looks each key up by index: while a
 * table is loaded, its statistics are too old for the planner to choose the index itself.
 */
function idsWithKeys({ table }: ResourceDefinition, by: ReferenceKey, keys: readonly string[]): SQL {
  const matching = sql`select ${table.id} from ${table} where ${keyColumn(table, by)} = named.key and ${table.deleted_at}`
  // two branches: live rows and rows in the trash have separate indexes
  const found =
    by === 'external_id'
      ? sql`${matching} is null union all ${matching} is not null`
      : sql`${matching} is null`
  return sql`array(select found.id from unnest(${sql.param(keys)}::text[]) as named(key), lateral (${found}) as found)`
}

/** Locks the rows with these ids or keys, in the order of ids. */
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

// as a number: texts of moments without their last zeros have another order (.12Z is before .121Z)
const deletionTime = ({ deleted_at }: LockedKey): number =>
  deleted_at === null ? Number.MAX_SAFE_INTEGER : Date.parse(deleted_at)

/** The ids by key. Codes and slugs name live rows only; an external id names rows in the trash too. */
function keyEntries(by: ReferenceKey, locked: readonly LockedKey[]): [name: string, id: string][] {
  // a row may have gone to the trash while this write waited for its lock
  const candidates = by === 'external_id' ? locked : locked.filter((row) => row.deleted_at === null)
  // in a map the last entry wins: the live row, else the last deleted one
  return candidates
    .toSorted((a, b) => deletionTime(a) - deletionTime(b))
    .map((row) => [mapKey(by, row.key), row.id])
}

const isOtherLiveRow = (found: EntityRow, row: EntityRow): boolean =>
  found.id !== row.id && found.deleted_at === null

/** The ids of the rows that entries are about. They are not locked yet. */
async function rowsOfSubjects(
  { transaction, resource }: Writing,
  entries: readonly Entry[],
): Promise<ReadonlyMap<Entry, string>> {
  const named = entries.flatMap((entry) => (entry.subject ? [{ entry, subject: entry.subject }] : []))
  if (resource.subject === undefined || named.length === 0) return new Map()
  const inputs = named.map(({ subject }) => subject)
  const ids = await resource.subject.find(inputs, transaction)
  return new Map(named.flatMap(({ entry }, at) => (ids[at] === undefined ? [] : [[entry, ids[at]]])))
}

/** Locks the rows of entries by one statement for each kind of key, and reads them. */
export async function lockEntryRows(writing: Writing, entries: readonly Entry[]): Promise<LockedRows> {
  const { transaction, resource, access } = writing
  const byKey = new Map<string, string>()
  const kinds = new Set(entries.flatMap(({ by }) => (by === 'id' || by === 'keyless' ? [] : [by])))
  const candidates = await candidatesWithoutKey(writing, entries)
  const subjects = await rowsOfSubjects(writing, entries)
  let ids = [
    ...entries.flatMap((entry) => idOf(entry) ?? []),
    ...[...candidates.values()].flat(),
    ...subjects.values(),
  ]
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
      const ofSubject = rows.get(subjects.get(entry) ?? '')
      if (by === 'keyless' && entry.subject) return ofSubject
      if (by === 'keyless') return rowWithoutKey(resource, entry, candidates.get(key) ?? [], rows)
      const byItsKey = rows.get(findByKey(by, key, (value) => byKey.get(mapKey(by, value))) ?? '')
      if (row === undefined) return byItsKey ?? (ofSubject?.external_id === null ? ofSubject : undefined)
      if (byItsKey !== undefined && isOtherLiveRow(byItsKey, row)) throw contradiction(by)
      return row
    },
    recordNewKey: ({ by, key }, current) => {
      if (by === 'id' || by === 'keyless') return
      const before = keyOfRow(by, current)
      if (before === key) return
      for (const oldKey of candidateKeys(by, String(before)))
        if (byKey.get(mapKey(by, oldKey)) === current.id) byKey.delete(mapKey(by, oldKey))
      byKey.set(mapKey(by, normalizeKey(by, key)), current.id)
    },
  }
}
