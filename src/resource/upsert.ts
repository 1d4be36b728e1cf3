import { sql, type SQL } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { Problem } from '../http/problems.ts'
import { attempt } from './attempt.ts'
import type { NewDraft, ResourceDefinition, Row } from './definition.ts'
import { newInput, type Foreseen } from './foresee.ts'
import type { ReferenceKey } from './hold-rows.ts'
import { findWholeRows } from './rows.ts'
import { inSlices } from './slices.ts'
import { storeDrafts, type Writing } from './store.ts'
import { waitForAllNames, waitForTurn } from './turns.ts'
import { keepSlug, mergedInput } from './write.ts'

/** A row to be created, or changed where it is there: fields that `values` leaves out stay as they are. */
export interface Entry {
  by: 'id' | ReferenceKey
  key: string
  values: Row
  /** What is to be stored of it if its row is new, where that is known already. */
  foreseen?: Foreseen
}

/** What became of an entry. */
export type Verdict =
  | { kind: 'created' | 'changed' | 'unchanged'; id: string; fields: readonly string[] }
  | { kind: 'refused'; problem: Problem }

/** Verdicts by entry, and whether some of the refused ones have been stored, so that all of it must be rolled back. */
export interface Attempted {
  verdicts: Map<Entry, Verdict>
  spoiled: boolean
}

const noSuchRow = () =>
  new Problem('not_found', {
    errors: [
      {
        pointer: '/id',
        code: 'unknown_row',
        message: {
          en: 'There is no such row, and a new one needs an external_id: give one.',
          vi: 'Không có bản ghi này; bản ghi mới phải có external_id: hãy bổ sung.',
        },
      },
    ],
  })

const repeated = (by: Entry['by']) =>
  new Problem('invalid_request', {
    errors: [
      {
        pointer: `/${by}`,
        code: 'repeated',
        message: {
          en: 'A row before this one names the same stored row by another key: leave one of them out.',
          vi: 'Một dòng phía trước đã chỉ đến cùng bản ghi này bằng khóa khác: hãy bỏ một trong hai dòng.',
        },
      },
    ],
  })

const nameOf = ({ by, key }: Entry) => `${by} ${by === 'id' ? key.toLowerCase() : key}`

/**
 * The ids of rows that entries name, as they were: whoever locks them looks at their names again. They are looked up one
 * by one, by index: of a table that grows while it is loaded the planner knows too little to choose that itself.
 */
function namedIds({ table }: ResourceDefinition, by: Entry['by'], entries: readonly Entry[]): SQL {
  const keys = sql.param(entries.map(({ key }) => key))
  if (by === 'id') return sql`${keys}::uuid[]`
  const called = sql`select ${table.id} from ${table} where ${table[by]} = named.key and ${table.deleted_at}`
  // apart, since each have an index of their own
  const found =
    by === 'external_id' ? sql`${called} is null union all ${called} is not null` : sql`${called} is null`
  return sql`array(select found.id from unnest(${keys}::text[]) as named(key), lateral (${found}) as found)`
}

/**
 * Locks the rows that entries name, and finds their ids. What is in the trash is found by id and by external id, where
 * no live row has it; codes and slugs are free again there.
 */
async function lockNamed(
  { transaction, resource }: Writing,
  by: Entry['by'],
  entries: readonly Entry[],
): Promise<[name: string, id: string][]> {
  const column = resource.table[by]
  if (column === undefined) throw new Error(`${resource.path} has no ${by}`)
  const { id, deleted_at: deletedAt } = resource.table
  const { rows } = await transaction.orm.execute<{ id: string; key: string; deleted_at: string | null }>(
    sql`select ${id} as id, ${column} as key, ${deletedAt} as deleted_at from ${resource.table} where ${id} = any(${namedIds(resource, by, entries)}) order by ${id} for update`,
  )
  // one may have gone to the trash while it was waited for
  const named = by === 'code' || by === 'slug' ? rows.filter((row) => row.deleted_at === null) : rows
  // the live one comes last and counts, else the last to go to the trash
  return named
    .toSorted((a, b) => (a.deleted_at ?? '~').localeCompare(b.deleted_at ?? '~'))
    .map((row) => [`${by} ${row.key}`, row.id])
}

async function currentRows(writing: Writing, entries: readonly Entry[]): Promise<Map<string, Row>> {
  const { transaction, resource, access } = writing
  const ids = new Map<string, string>()
  for (const by of new Set(entries.map((entry) => entry.by))) {
    const named = entries.filter((entry) => entry.by === by)
    for (const [name, id] of await lockNamed(writing, by, named)) ids.set(name, id)
  }
  const rows = await findWholeRows(transaction.client, transaction, resource, access, [...ids.values()])
  return new Map([...ids].flatMap(([name, id]) => (rows.has(id) ? [[name, rows.get(id)!] as const] : [])))
}

/** The draft of an entry whose row is not there. @throws Problem that names every fault of it */
function newDraftOf(resource: ResourceDefinition, entry: Entry): NewDraft {
  const { by, foreseen } = entry
  if (by === 'id') throw noSuchRow()
  if (foreseen === undefined) return { id: uuidv7(), current: undefined, values: newInput(resource, entry) }
  if ('problem' in foreseen) throw foreseen.problem
  const { id, input, names, made } = foreseen
  return { id, current: undefined, values: input, names, foreseen: made }
}

/** The checked input of an entry. @throws Problem that names every fault of it */
function draftOf(resource: ResourceDefinition, entry: Entry, current: Row | undefined): NewDraft {
  if (current === undefined) return newDraftOf(resource, entry)
  const { by, key, values } = entry
  const input = mergedInput(resource, current, by === 'id' ? values : { ...values, [by]: key })
  keepSlug(resource, current, input)
  const revived =
    current['deleted_at'] === null ? {} : { also: { deleted_at: null, ...resource.comesBackAs } }
  return { id: String(current['id']), current, values: input, ...revived }
}

/**
 * Creates or changes rows, each of another name, by the rules of single writes. Other writers by external id wait until
 * the transaction ends.
 */
export async function upsertOnce(writing: Writing, entries: readonly Entry[]): Promise<Attempted> {
  const verdicts = new Map<Entry, Verdict>()
  const entryOf = new Map<string, Entry>()
  const refuse = (entry: Entry, problem: Problem) => void verdicts.set(entry, { kind: 'refused', problem })
  // nothing of a rehearsal stays, so it keeps no one waiting for as long as it takes
  if (!writing.rehearsal) await waitForAllNames(writing)
  await waitForTurn(writing)
  const current = await currentRows(writing, entries)
  const drafts: NewDraft[] = []
  await inSlices(entries, (entry) => {
    const name = nameOf(entry)
    const refuseEntry = (_name: string, problem: Problem) => refuse(entry, problem)
    const draft = attempt({ refuse: refuseEntry }, name, () =>
      draftOf(writing.resource, entry, current.get(name)),
    )
    if (draft === undefined) return
    // two drafts of one row would each be made of what it was before
    if (entryOf.has(draft.id)) return refuse(entry, repeated(entry.by))
    entryOf.set(draft.id, entry)
    drafts.push(draft)
  })
  const refuseDraft = (id: string, problem: Problem) => refuse(entryOf.get(id)!, problem)
  const stored = await storeDrafts({ ...writing, refuse: refuseDraft, unread: true }, drafts)
  let spoiled = false
  for (const { id, current: before, changed } of stored) {
    const entry = entryOf.get(id)!
    if (verdicts.has(entry)) spoiled = true
    else {
      const kind = changed.length === 0 ? 'unchanged' : before === undefined ? 'created' : 'changed'
      verdicts.set(entry, { kind, id, fields: changed })
    }
  }
  return { verdicts, spoiled }
}
