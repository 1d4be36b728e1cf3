import { isDeepStrictEqual } from 'node:util'
import { getTableColumns, is, SQL } from 'drizzle-orm'
import { collectProblem } from './collect-problems.ts'
import { normalizeKey } from './row-keys.ts'
import { keepConcealed } from './concealed-references.ts'
import type { Draft, NewDraft } from './draft.ts'
import type { EntityRow, ReadableTable, Row } from './row.ts'
import type { ResourceDefinition } from './definition.ts'
import type { WriteContext } from './write-context.ts'
import { lockReferences, type RowReference } from './lock-references.ts'
import { assertMayChangePublicRow } from './public-rows.ts'
import { storeFormerSlugs } from './redirects/redirects.ts'
import { assertNoReservedNames } from './reserved-names.ts'
import { prepareIndex } from './search-index.ts'
import { listReferencesIn, storeReferenceLists, withResolvedLists } from './reference-lists.ts'
import { referencesIn, withResolvedReferences } from './references.ts'
import { findFullRows } from './rows.ts'
import { insertRows, updateRows } from './store-rows.ts'
import { contextOf, type Writing } from './writing.ts'
import { rejectDuplicates } from './unique-together.ts'

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
const referencesOfDraft = (
  resource: ResourceDefinition,
  { values, current }: NewDraft,
): readonly RowReference[] => [
  ...referencesIn(resource, values, current),
  ...listReferencesIn(resource, values),
]

/** Drafts with their references replaced by ids, and with what follows from the input; refused ones are left out. */
async function prepareDrafts(
  writing: Writing,
  given: readonly NewDraft[],
  context: WriteContext,
): Promise<NewDraft[]> {
  const { resource, transaction } = writing
  const drafts = await keepConcealed(writing, given)
  const named = drafts.flatMap((draft) => referencesOfDraft(resource, draft))
  const held = await lockReferences(transaction, context.access.caller, named)
  const refused = new Set<string>()
  const rejectRow: WriteContext['rejectRow'] = (id, problem) => {
    if (!refused.has(id)) context.rejectRow(id, problem)
    refused.add(id)
  }
  const resolved = drafts.flatMap((draft) => {
    const values = collectProblem({ rejectRow }, draft.id, () =>
      withResolvedLists(resource, withResolvedReferences(resource, draft.values, held, draft.current), held),
    )
    return values === undefined ? [] : [{ ...draft, values }]
  })
  const made = await resource.prepare?.(resolved, { ...context, rejectRow })
  const ready =
    made === undefined
      ? resolved
      : resolved.map((draft, n) => ({ ...draft, values: made[n]! })).filter(({ id }) => !refused.has(id))
  if (!writing.skipUniqueCheck) await rejectDuplicates(resource, ready, { ...context, rejectRow })
  return refused.size === 0 ? ready : ready.filter(({ id }) => !refused.has(id))
}

/** The fields in which values differ from a row. An answer may say more than any input could: that is no difference. */
function changedFields(resource: ResourceDefinition, current: EntityRow, values: Row): string[] {
  const form = resource.toInput?.(current) ?? current
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
    const { id, current, values, extraColumns } = draft
    const others = extraColumns === undefined ? [] : Object.keys(extraColumns)
    const changed =
      current === undefined ? Object.keys(inputs.get(id)!) : changedFields(resource, current, values)
    const isAllowed = collectProblem(context, id, () => {
      assertNoReservedNames(values, current)
      if (current === undefined || changed.length === 0) return true
      assertMayChangePublicRow(resource, current, context.access)
      resource.assertMayChange?.(current, changed)
      return true
    })
    return isAllowed ? [{ draft, changed: [...changed, ...others] }] : []
  })
}

/** The columns with the key of a code that is new: one that stays keeps the key that it has. */
function withCodeKey(table: ReadableTable, columns: Row, current: EntityRow | undefined): Row {
  const { code } = columns
  const isNew = table.code_key !== undefined && typeof code === 'string' && code !== current?.code
  if (isNew) columns['code_key'] = normalizeKey('code', code)
  return columns
}

/** Rows in one statement; those with expressions of their own, which only single writes have, one by one. */
async function storeColumns(writing: Writing, drafts: readonly NewDraft[]): Promise<void> {
  const { transaction, resource } = writing
  const { table } = resource
  const plainOnes: Record<'new' | 'old', Row[]> = { new: [], old: [] }
  for (const { id, current, values, extraColumns } of drafts) {
    const { plain, expressions } = columnsOf(resource, values, extraColumns)
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
async function storeReplacedSlugs(
  { transaction, resource }: Writing,
  changes: readonly Change[],
): Promise<void> {
  const renamed = changes.filter(({ draft, changed }) => draft.current && changed.includes('slug'))
  const ids = renamed.map(({ draft }) => draft.id)
  await storeFormerSlugs(transaction, resource, ids, true)
}

/** Rows as they now read. */
async function readBack({ transaction, resource, access, skipReadBack }: Writing, drafts: readonly Draft[]) {
  if (skipReadBack && (resource.stored === undefined || resource.storedNeedsNoReadBack))
    // no one reads fields beside those that were given
    return new Map(drafts.map(({ id, values }) => [id, values as EntityRow]))
  const ids = drafts.map(({ id }) => id)
  const rows = await findFullRows(transaction.client, transaction, resource, access, ids)
  const lost = ids.find((id) => !rows.has(id))
  if (lost !== undefined) throw new Error(`${resource.path} ${lost} cannot be read back`)
  return rows
}

/** Stores changes, and all that follows from them. @returns the rows as they now read, by id */
async function storeChanges(
  writing: Writing,
  changes: readonly Change[],
  context: WriteContext,
): Promise<Map<string, EntityRow>> {
  const { resource } = writing
  const stored = changes.map(({ draft }) => draft)
  const pending = prepareIndex(resource, stored, context)
  await storeReplacedSlugs(writing, changes)
  await storeColumns(writing, stored)
  await storeReferenceLists(resource, stored, context)
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
  const ready = await prepareDrafts(writing, drafts, context)
  const changes = changesOf(writing, ready, inputs, context)
  const real = changes.filter(({ changed }) => changed.length > 0)
  if (real.length === 0) return changes.map(unchangedDraft)
  const rows = await storeChanges(writing, real, context)
  return changes.map((change) => {
    const { draft, changed } = change
    if (changed.length === 0) return unchangedDraft(change)
    return { id: draft.id, current: draft.current, row: rows.get(draft.id)!, changed }
  })
}

/** A draft that changes nothing: only a row that is there can be as it was given. */
function unchangedDraft({ draft: { id, current } }: Change): StoredDraft {
  if (current === undefined) throw new Error(`the new row ${id} was not stored`)
  return { id, current, row: current, changed: [] }
}
