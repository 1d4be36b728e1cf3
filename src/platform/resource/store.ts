import { isDeepStrictEqual } from 'node:util'
import { getTableColumns, is, SQL } from 'drizzle-orm'
import { collectProblem } from './collect-problems.ts'
import { assertNoReservedNames, normalizeKey, qualifiedCode } from './row-keys.ts'
import { keepConcealed } from './concealed-references.ts'
import type { Draft } from './draft.ts'
import type { EntityRow, ReadableTable, Row } from './row.ts'
import type { ReadOnlyResource, ResourceDefinition } from './definition.ts'
import type { WriteContext } from './write-context.ts'
import { lockReferences, type RowReference } from './lock-references.ts'
import { assertMayChangePublicRow } from './public-rows.ts'
import { storeFormerSlugs } from './redirects/redirects.ts'
import type { PendingIndex } from './search-engine.ts'
import { listReferencesIn, storeReferenceLists, withResolvedLists } from './reference-lists.ts'
import { nestedReferencesIn, withResolvedNested } from './nested-references.ts'
import { referencesIn, withResolvedReferences } from './references.ts'
import { findFullRows } from './rows.ts'
import { insertRows, updateRows } from './store-rows.ts'
import { contextOf, type Writing } from './writing.ts'
import { rejectDuplicates } from './unique-together.ts'

/** The result of a draft. */
interface StoredDraft {
  id: string
  current: EntityRow | undefined
  /** The stored row; with `skipReadBack`, the given values only. */
  row: EntityRow
  /** The fields that changed; empty if nothing changed. */
  changed: string[]
}

/** Divides values into plain column values and SQL expressions. */
function columnsOf({ table }: ResourceDefinition, values: Row, extraColumns?: Row) {
  const columns = getTableColumns(table)
  const plain: Row = {}
  const expressions: Record<string, SQL> = {}
  const all = extraColumns === undefined ? values : { ...values, ...extraColumns }
  for (const name of Object.keys(all)) {
    const value = all[name]
    if (value === undefined || !(name in columns)) continue
    if (is(value, SQL)) expressions[name] = value
    else plain[name] = value
  }
  return { plain, expressions }
}

/** All references of a draft. */
const referencesOfDraft = (
  resource: ResourceDefinition,
  { values, current }: Draft,
): readonly RowReference[] => [
  ...referencesIn(resource, values, current),
  ...listReferencesIn(resource, values),
  ...nestedReferencesIn(resource, values),
]

/** Resolves references of drafts and calls `prepare`. Rejected drafts are left out. */
async function prepareDrafts(
  writing: Writing,
  unprepared: readonly Draft[],
  context: WriteContext,
): Promise<Draft[]> {
  const { resource, transaction } = writing
  const drafts = await keepConcealed(writing, unprepared)
  const references = drafts.flatMap((draft) => referencesOfDraft(resource, draft))
  const locked = await lockReferences(transaction, context.access.caller, references)
  const rejected = new Set<string>()
  const rejectRow: WriteContext['rejectRow'] = (id, problem) => {
    if (!rejected.has(id)) context.rejectRow(id, problem)
    rejected.add(id)
  }
  const resolved = drafts.flatMap((draft) => {
    const values = collectProblem({ rejectRow }, draft.id, () =>
      withResolvedNested(
        resource,
        withResolvedLists(
          resource,
          withResolvedReferences(resource, draft.values, locked, draft.current),
          locked,
        ),
        locked,
      ),
    )
    return values === undefined ? [] : [{ ...draft, values }]
  })
  const prepared = await resource.prepare?.(resolved, { ...context, rejectRow })
  const ready =
    prepared === undefined
      ? resolved
      : resolved.map((draft, n) => ({ ...draft, values: prepared[n]! })).filter(({ id }) => !rejected.has(id))
  if (!writing.skipUniqueCheck) await rejectDuplicates(resource, ready, { ...context, rejectRow })
  return rejected.size === 0 ? ready : ready.filter(({ id }) => !rejected.has(id))
}

/** The fields in which values differ from a row. Fields of the response that no input has are not compared. */
function changedFields(resource: ResourceDefinition, current: EntityRow, values: Row): string[] {
  const form = resource.toInput?.(current) ?? current
  return Object.keys(values).filter(
    (name) => values[name] !== undefined && name in form && !isDeepStrictEqual(values[name], form[name]),
  )
}

/** A draft, and the fields that it changes. */
interface Change {
  draft: Draft
  changed: string[]
}

/** Computes the changes of drafts. A row that must not change is rejected. */
function changesOf(
  writing: Writing,
  drafts: readonly Draft[],
  inputs: ReadonlyMap<string, Row>,
  context: WriteContext,
): Change[] {
  const { resource } = writing
  return drafts.flatMap((draft): Change[] => {
    const { id, current, values, extraColumns } = draft
    const extraNames = extraColumns === undefined ? [] : Object.keys(extraColumns)
    const changed =
      current === undefined ? Object.keys(inputs.get(id)!) : changedFields(resource, current, values)
    const isAllowed = collectProblem(context, id, () => {
      assertNoReservedNames(values, current)
      if (current === undefined || changed.length === 0) return true
      assertMayChangePublicRow(resource, current, context.access)
      resource.assertMayChange?.(current, changed)
      return true
    })
    return isAllowed ? [{ draft, changed: [...changed, ...extraNames] }] : []
  })
}

/** Adds the key of a new code. An unchanged code keeps its key, which an earlier version may have made. */
function withCodeKey(table: ReadableTable, columns: Row, current: EntityRow | undefined): Row {
  const { code, origin = current?.['origin'] } = columns
  if (table.code_key === undefined || code === undefined) return columns
  if (code === current?.['code'] && (origin ?? null) === (current?.['origin'] ?? null)) return columns
  columns['code_key'] = typeof code === 'string' ? normalizeKey('code', qualifiedCode(code, origin)) : null
  return columns
}

/** Stores rows in one statement. Rows with SQL expressions, which only single writes have, are stored one by one. */
async function storeColumns(writing: Writing, drafts: readonly Draft[]): Promise<void> {
  const { transaction, resource } = writing
  const { table } = resource
  const plainRows: Record<'new' | 'old', Row[]> = { new: [], old: [] }
  for (const { id, current, values, extraColumns } of drafts) {
    const { plain, expressions } = columnsOf(resource, values, extraColumns)
    const row = withCodeKey(table, plain, current)
    row['id'] = id
    if (Object.keys(expressions).length === 0) plainRows[current === undefined ? 'new' : 'old'].push(row)
    else if (current === undefined) await insertRows(transaction, table, [row], expressions)
    else await updateRows(transaction, table, [row], expressions)
  }
  await insertRows(transaction, table, plainRows.new)
  await updateRows(transaction, table, plainRows.old)
}

/** Stores redirects for slugs that are about to be replaced. */
async function storeReplacedSlugs(
  { transaction, resource }: Writing,
  changes: readonly Change[],
): Promise<void> {
  const renamed = changes.filter(({ draft, changed }) => draft.current && changed.includes('slug'))
  const ids = renamed.map(({ draft }) => draft.id)
  await storeFormerSlugs(transaction, resource, ids, true)
}

/** Reads the stored rows. */
async function readBack({ transaction, resource, access, skipReadBack }: Writing, drafts: readonly Draft[]) {
  if (skipReadBack && (resource.stored === undefined || resource.storedNeedsNoReadBack))
    // the caller uses only the given fields
    return new Map(drafts.map(({ id, values }) => [id, values as EntityRow]))
  const ids = drafts.map(({ id }) => id)
  const rows = await findFullRows(transaction.client, transaction, resource, access, ids)
  const missing = ids.find((id) => !rows.has(id))
  if (missing !== undefined) throw new Error(`${resource.path} ${missing} cannot be read back`)
  return rows
}

/** Stores changed rows with their lists, related data and search entries. @returns the stored rows by id */
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
 * Stores drafts: new rows are inserted, existing rows are updated where they differ. Reference lists, redirects and search
 * entries are stored in the same transaction. The number of statements does not depend on the number of rows.
 * @returns the results of the drafts that were not rejected
 */
export async function storeDrafts(writing: Writing, drafts: readonly Draft[]): Promise<StoredDraft[]> {
  const context = contextOf(writing)
  const inputs = new Map(drafts.map(({ id, values }) => [id, values]))
  const ready = await prepareDrafts(writing, drafts, context)
  const changes = changesOf(writing, ready, inputs, context)
  const effective = changes.filter(({ changed }) => changed.length > 0)
  if (effective.length === 0) return changes.map(unchangedDraft)
  const rows = await storeChanges(writing, effective, context)
  return changes.map((change) => {
    const { draft, changed } = change
    if (changed.length === 0) return unchangedDraft(change)
    return { id: draft.id, current: draft.current, row: rows.get(draft.id)!, changed }
  })
}

/** The result of a draft without changes; its row exists. */
function unchangedDraft({ draft: { id, current } }: Change): StoredDraft {
  if (current === undefined) throw new Error(`the new row ${id} was not stored`)
  return { id, current, row: current, changed: [] }
}

/** Updates the index entries of a row. */
export async function indexRow(
  { search }: ReadOnlyResource,
  id: string,
  { transaction, effects, dryRun }: WriteContext,
): Promise<void> {
  if (search === undefined || dryRun) return
  await effects.search.indexRows(transaction, search, [id])
}

/** Prepares the index entries of rows that are about to be stored; undefined if they are not indexed. */
function prepareIndex(
  { search }: ReadOnlyResource,
  drafts: readonly Draft[],
  { transaction, effects, dryRun }: WriteContext,
): PendingIndex | undefined {
  // rows of a dry run are never found, and the locks of their words would block other writers
  if (search === undefined || dryRun) return undefined
  return effects.search.prepareIndex(transaction, search, drafts)
}
