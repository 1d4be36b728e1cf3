import { isDeepStrictEqual } from 'node:util'
import { getTableColumns, is, SQL } from 'drizzle-orm'
import { attempt } from './attempt.ts'
import { comparedKey } from './compared-keys.ts'
import { keepConcealed } from './concealed-references.ts'
import type { Draft, NewDraft } from './draft.ts'
import type { EntityRow, ReadableTable, Row } from './row.ts'
import type { ResourceDefinition } from './definition.ts'
import type { WriteContext } from './write-context.ts'
import { holdRows, type Named } from './hold-rows.ts'
import { refusePublicRow } from './public-rows.ts'
import { rememberSeenSlugs } from './redirects/redirects.ts'
import { refuseReservedNames } from './reserved-names.ts'
import { prepareIndex } from './search-index.ts'
import { listedBy, storeLists, withLists } from './reference-lists.ts'
import { referencedBy, withReferences } from './references.ts'
import { findWholeRows } from './rows.ts'
import { insertRows, updateRows } from './store-rows.ts'
import { contextOf, type Writing } from './writing.ts'
import { refuseTwins } from './unique-together.ts'

/** What became of a draft. */
export interface StoredDraft {
  id: string
  current: EntityRow | undefined
  /** As it now reads; as it was given where the read back is skipped. */
  row: EntityRow
  /** The fields that changed; none when all was so already. */
  changed: string[]
}

/** Columns of values, and expressions beside them. */
function columnsOf({ table }: ResourceDefinition, values: Row, also?: Row) {
  const columns = getTableColumns(table)
  const plain: Row = {}
  const expressions: Record<string, SQL> = {}
  const given = also === undefined ? values : { ...values, ...also }
  for (const name of Object.keys(given)) {
    const value = given[name]
    if (value === undefined || !(name in columns)) continue
    if (is(value, SQL)) expressions[name] = value
    else plain[name] = value
  }
  return { plain, expressions }
}

/** Everything that a draft names. */
const namesOf = (resource: ResourceDefinition, { values, current }: NewDraft): readonly Named[] => [
  ...referencedBy(resource, values, current),
  ...listedBy(resource, values),
]

/** Drafts with their references replaced by ids, and with what follows from the input; refused ones are left out. */
async function prepared(
  writing: Writing,
  given: readonly NewDraft[],
  context: WriteContext,
): Promise<NewDraft[]> {
  const { resource, transaction } = writing
  const drafts = await keepConcealed(writing, given)
  const named = drafts.flatMap((draft) => namesOf(resource, draft))
  const held = await holdRows(transaction, context.access.caller, named)
  const refused = new Set<string>()
  const refuse: WriteContext['refuse'] = (id, problem) => {
    if (!refused.has(id)) context.refuse(id, problem)
    refused.add(id)
  }
  const resolved = drafts.flatMap((draft) => {
    const values = attempt({ refuse }, draft.id, () =>
      withLists(resource, withReferences(resource, draft.values, held, draft.current), held),
    )
    return values === undefined ? [] : [{ ...draft, values }]
  })
  const made = await resource.prepare?.(resolved, { ...context, refuse })
  const ready =
    made === undefined
      ? resolved
      : resolved.map((draft, n) => ({ ...draft, values: made[n]! })).filter(({ id }) => !refused.has(id))
  if (!writing.skipUniqueCheck) await refuseTwins(resource, ready, { ...context, refuse })
  return refused.size === 0 ? ready : ready.filter(({ id }) => !refused.has(id))
}

/** The fields in which values differ from a row. An answer may say more than any input could: that is no difference. */
function differences(resource: ResourceDefinition, current: EntityRow, values: Row): string[] {
  const form = resource.inputForm?.(current) ?? current
  return Object.keys(values).filter(
    (name) => values[name] !== undefined && name in form && !isDeepStrictEqual(values[name], form[name]),
  )
}

interface Change {
  draft: NewDraft
  changed: string[]
}

/** What is to be done about drafts; rows that must not change any more are refused. */
function changesOf(
  writing: Writing,
  drafts: readonly NewDraft[],
  inputs: ReadonlyMap<string, Row>,
  context: WriteContext,
): Change[] {
  const { resource } = writing
  return drafts.flatMap((draft): Change[] => {
    const { id, current, values, also } = draft
    const others = also === undefined ? [] : Object.keys(also)
    const changed =
      current === undefined ? Object.keys(inputs.get(id)!) : differences(resource, current, values)
    const isAllowed = attempt(context, id, () => {
      refuseReservedNames(values, current)
      if (current === undefined || changed.length === 0) return true
      refusePublicRow(resource, current, context.access)
      resource.refuseChange?.(current, changed)
      return true
    })
    return isAllowed ? [{ draft, changed: [...changed, ...others] }] : []
  })
}

/** The columns with the key of a code that is new: one that stays keeps the key that it has. */
function withCodeKey(table: ReadableTable, columns: Row, current: EntityRow | undefined): Row {
  const { code } = columns
  const isNew = table.code_key !== undefined && typeof code === 'string' && code !== current?.code
  if (isNew) columns['code_key'] = comparedKey('code', code)
  return columns
}

/** Rows in one statement; those with expressions of their own, which only single writes have, one by one. */
async function storeColumns(writing: Writing, drafts: readonly NewDraft[]): Promise<void> {
  const { transaction, resource } = writing
  const { table } = resource
  const plainOnes: Record<'new' | 'old', Row[]> = { new: [], old: [] }
  for (const { id, current, values, also } of drafts) {
    const { plain, expressions } = columnsOf(resource, values, also)
    const row = withCodeKey(table, plain, current)
    row['id'] = id
    if (Object.keys(expressions).length === 0) plainOnes[current === undefined ? 'new' : 'old'].push(row)
    else if (current === undefined) await insertRows(transaction, table, [row], expressions)
    else await updateRows(transaction, table, [row], expressions)
  }
  await insertRows(transaction, table, plainOnes.new)
  await updateRows(transaction, table, plainOnes.old)
}

/** Keeps the slugs that rows are about to give up. */
async function rememberSlugs({ transaction, resource }: Writing, changes: readonly Change[]): Promise<void> {
  const renamed = changes.filter(({ draft, changed }) => draft.current && changed.includes('slug'))
  const ids = renamed.map(({ draft }) => draft.id)
  await rememberSeenSlugs(transaction, resource, ids, true)
}

/** Rows as they now read. */
async function readBack({ transaction, resource, access, skipReadBack }: Writing, drafts: readonly Draft[]) {
  if (skipReadBack && (resource.stored === undefined || resource.storedAsGiven))
    // no one reads fields beside those that were given
    return new Map(drafts.map(({ id, values }) => [id, values as EntityRow]))
  const ids = drafts.map(({ id }) => id)
  const rows = await findWholeRows(transaction.client, transaction, resource, access, ids)
  const lost = ids.find((id) => !rows.has(id))
  if (lost !== undefined) throw new Error(`${resource.path} ${lost} cannot be read back`)
  return rows
}

/** Stores changes, and all that follows from them. @returns the rows as they now read, by id */
async function storeAll(
  writing: Writing,
  changes: readonly Change[],
  context: WriteContext,
): Promise<Map<string, EntityRow>> {
  const { resource } = writing
  const stored = changes.map(({ draft }) => draft)
  const pending = prepareIndex(resource, stored, context)
  await rememberSlugs(writing, changes)
  await storeColumns(writing, stored)
  await storeLists(resource, stored, context)
  await resource.storeRelated?.(stored, context)
  const rows = await readBack(writing, stored)
  const read = stored.map(({ id, current }) => ({ id, current, row: rows.get(id)! }))
  await resource.stored?.(read, context)
  await pending?.store(read)
  return rows
}

/**
 * Stores drafts of checked input: new rows are inserted, others changed where they differ. Everything that follows
 * (lists, revisions, the search index) is in the same transaction, in as many statements for many rows as for one.
 * @returns the drafts that were not refused
 */
export async function storeDrafts(writing: Writing, drafts: readonly NewDraft[]): Promise<StoredDraft[]> {
  const context = contextOf(writing)
  const inputs = new Map(drafts.map(({ id, values }) => [id, values]))
  const ready = await prepared(writing, drafts, context)
  const changes = changesOf(writing, ready, inputs, context)
  const real = changes.filter(({ changed }) => changed.length > 0)
  if (real.length === 0) return changes.map(unchanged)
  const rows = await storeAll(writing, real, context)
  return changes.map((change) => {
    const { draft, changed } = change
    if (changed.length === 0) return unchanged(change)
    return { id: draft.id, current: draft.current, row: rows.get(draft.id)!, changed }
  })
}

/** A draft that changes nothing: only a row that is there can be as it was given. */
function unchanged({ draft: { id, current } }: Change): StoredDraft {
  if (current === undefined) throw new Error(`the new row ${id} was not stored`)
  return { id, current, row: current, changed: [] }
}
