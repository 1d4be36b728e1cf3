import { eq, sql, type SQL } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { ownNames } from '../access/caller.ts'
import { qualified } from '../database/columns.ts'
import { allowingStoredDays } from '../http/fields.ts'
import { assertMatch, assertMayCreate, assertNoneMatch, type Precondition } from '../http/etag.ts'
import { insufficientScope } from '../http/insufficient-scope.ts'
import { Problem } from '../http/problems.ts'
import { parseOrThrow } from '../http/validation-problems.ts'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import { keyColumn, normalizeKey, type RowKey } from './row-keys.ts'
import type { Draft } from './draft.ts'
import type { ResourceDefinition } from './definition.ts'
import type { ColumnValues, EntityRow, EntityTable, Row } from './row.ts'
import { lockReferences } from './lock-references.ts'
import type { Referrers } from './referrers.ts'
import { explicitNulls, mergePatch, withoutNulls } from './merge-patch.ts'
import { restoreColumns, assertMayChangePublicRow, flagsOffOnRestore } from './public-rows.ts'
import { deleteFormerSlugs, storeFormerSlugs } from './redirects/redirects.ts'
import { assertReadOnlyUnchanged } from './read-only-fields.ts'
import { listReferencesIn, withResolvedLists } from './reference-lists.ts'
import { referencesIn, withResolvedReferences } from './references.ts'
import { findRow, findFullRows } from './rows.ts'
import { indexRow } from './store.ts'
import { storeDrafts } from './store.ts'
import { contextOf, type Writing } from './writing.ts'
import { concealedFrom } from './target-access.ts'
import { acquireExternalId, acquireWriteLocks } from './writing.ts'
import { rejectDuplicates } from './unique-together.ts'

/** A stored row, and the fields that changed; none if nothing changed. */
export interface WrittenRow<R extends EntityRow = EntityRow> {
  row: R
  changed: string[]
}

const rowNotFound = () =>
  new Problem('not_found', {
    detail: {
      en: 'There is no such resource, or none you may see.',
      vi: 'Không có dữ liệu này, hoặc bạn không được xem.',
    },
  })

async function readRow<R extends EntityRow>(
  { transaction, resource, access }: Writing<R>,
  id: string,
): Promise<R> {
  const row = (await findFullRows(transaction.client, transaction, resource, access, [id])).get(id)
  if (row === undefined) throw new Error(`${resource.path} ${id} cannot be read back`)
  return row
}

/** Reads the written row again if references are concealed from the caller. */
export async function asCallerReads<R extends EntityRow, W extends WrittenRow<R>>(
  writing: Writing<R>,
  written: W,
): Promise<W> {
  const { transaction, resource, access } = writing
  if (concealedFrom(access.caller, resource).length === 0) return written
  const { id } = written.row
  const row = await findRow(transaction.client, transaction, resource, access, 'id', id, 'include')
  if (row === undefined) throw new Error(`${resource.path} ${id} cannot be read back`)
  return { ...written, row }
}

/** Keeps a caller who changes own rows alone from waiting for others, which would tell that they exist. */
function ownCondition({ resource, access }: Writing): SQL {
  if (access.ownRows !== 'only' || resource.ownCondition === undefined) return sql``
  return sql` and ${resource.ownCondition(sql`${sql.param(ownNames(access.caller))}::text[]`)}`
}

/** The problem of a row that the caller may not change: a 403 if everyone may read it, else a 404. */
async function notForWrite<R extends EntityRow>(
  { transaction, resource, access }: Writing<R>,
  by: RowKey,
  key: string,
): Promise<Problem> {
  if (access.ownRows !== 'only') return rowNotFound()
  const reader = { caller: access.caller, allRows: false, internalFields: false }
  const row = await findRow(transaction.client, transaction, resource, reader, by, key, 'exclude')
  return row === undefined ? rowNotFound() : insufficientScope(resource.access.write)
}

/**
 * Locks the row that a path names, and reads it with all fields.
 * @throws Problem 404 if there is no such row, 412 if `If-None-Match` names it
 */
export async function rowForWrite<R extends EntityRow>(writing: Writing<R>, key: string): Promise<R> {
  await acquireWriteLocks(writing)
  const { transaction, resource } = writing
  const by: RowKey = isUuidLike(key) || resource.key === undefined ? 'id' : resource.key
  const column = keyColumn(resource.table, by)
  if (column === undefined || (by === 'id' && !isUuidLike(key))) throw rowNotFound()
  const live = by === 'id' ? sql`` : sql` and ${qualified(resource.table.deleted_at)} is null`
  const own = ownCondition(writing)
  const locked = await transaction.orm.execute<{ id: string }>(
    sql`select ${resource.table.id} from ${resource.table} where ${qualified(column)} in (${key}, ${normalizeKey(by, key)})${live}${own} order by ${qualified(column)} = ${normalizeKey(by, key)} limit 1 for update`,
  )
  const id = locked.rows[0]?.id
  if (id === undefined) throw await notForWrite(writing, by, key)
  const row = await readRow(writing, id)
  assertNoneMatch(writing.ifNoneMatch, row.revision)
  return row
}

/** The 409 for a row in the trash, which neither changes nor takes actions. */
export const rowInTrash = () =>
  new Problem('wrong_state', {
    detail: {
      en: 'It is in the trash; restore it first.',
      vi: 'Đang ở trong thùng rác; hãy khôi phục trước.',
    },
  })

/** Locks and reads a live row, for changes and actions. @throws Problem as `rowForWrite`, and 409 for a row in the trash */
export async function liveRowForWrite<R extends EntityRow>(writing: Writing<R>, key: string): Promise<R> {
  const row = await rowForWrite(writing, key)
  if (row.deleted_at !== null) throw rowInTrash()
  return row
}

/** The input that gives this row. */
function inputOfRow(resource: ResourceDefinition, row: EntityRow): Row {
  const form = resource.toInput?.(row) ?? row
  const names = Object.keys(resource.input.shape).filter((name) => name in form)
  return Object.fromEntries(names.map((name) => [name, form[name] ?? null]))
}

async function storeOne<R extends EntityRow>(writing: Writing<R>, draft: Draft): Promise<WrittenRow<R>> {
  const [stored] = await storeDrafts(writing, [{ ...draft, precomputed: writing.precomputed }])
  if (stored === undefined)
    throw new Error(`${writing.resource.path} ${draft.id} is neither stored nor refused`)
  // the definition selects rows of this type
  return { row: stored.row as R, changed: stored.changed }
}

/**
 * Stores a new row.
 * @param input the checked input
 * @param extraColumns columns that are not part of the input
 */
export async function createRow<R extends EntityRow, I extends Row, T extends EntityTable>(
  writing: Writing<R, I, T>,
  input: I,
  extraColumns?: ColumnValues<T>,
): Promise<WrittenRow<R>> {
  await acquireWriteLocks(writing)
  return await storeOne(writing, {
    id: uuidv7(),
    current: undefined,
    values: input,
    ...(extraColumns ? { extraColumns } : {}),
  })
}

/** Stores the values that differ from a locked row. Values that are `undefined` do not change it. */
const storeChanges = <R extends EntityRow>(
  writing: Writing<R>,
  current: R,
  input: Row,
  extraColumns: Row = {},
): Promise<WrittenRow<R>> => storeOne(writing, { id: current.id, current, values: input, extraColumns })

/** Updates columns of a row and increments its revision. */
async function updateRow({ transaction, resource }: Writing, id: string, values: Row): Promise<void> {
  const { table } = resource
  await transaction.orm
    .update(table)
    .set({ ...values, revision: sql`${table.revision} + 1`, updated_at: sql`now()` } as never)
    .where(eq(table.id, id))
}

/** Applies a merge patch to the input of a row, and checks the result. */
export function mergedInput<R extends EntityRow, I extends Row>(
  resource: ResourceDefinition<R, I>,
  current: R,
  patch: Row,
): I {
  const base = inputOfRow(resource, current)
  for (const [field, { alias }] of Object.entries({ ...resource.references, ...resource.referenceLists })) {
    // a reference by key replaces the id of the row; it does not contradict it
    if (patch[alias] !== undefined) delete base[field]
  }
  for (const [other, { field }] of Object.entries(resource.alternatives ?? {})) {
    if (patch[other] !== undefined) delete base[field]
  }
  for (const name of resource.givenOnly ?? []) delete base[name]
  // what the patch does not contain is not checked in these fields: an earlier version may have accepted it
  const kept = ['external_id', ...(resource.acceptedBefore ?? [])].filter(
    (name) => patch[name] === undefined && name in base,
  )
  for (const name of kept) delete base[name]
  // null in the row means absent in the input
  const merged = mergePatch(withoutNulls(base), patch)
  const input = allowingStoredDays(base, () => parseOrThrow(resource.input, merged, 'body'))
  for (const name of explicitNulls(resource.input, patch)) input[name] = null
  for (const name of kept) input[name] = current[name]
  // `input` is the output of the schema of this type
  return input as I
}

/**
 * Applies a merge patch to a row.
 * @param readOnlyValues read-only fields of the body, which must equal those of the row
 */
export async function patchRow<R extends EntityRow>(
  writing: Writing<R>,
  key: string,
  precondition: Precondition,
  patch: Row,
  readOnlyValues: Row = {},
): Promise<WrittenRow<R>> {
  const current = await liveRowForWrite(writing, key)
  assertMatch(precondition, current.revision)
  assertReadOnlyUnchanged(readOnlyValues, current)
  return await storeChanges(writing, current, mergedInput(writing.resource, current, patch))
}

/** Sets columns of a locked row without the input schema, for actions. Codes and slugs change by `patchRow` alone. */
export async function changeRow<R extends EntityRow, I extends Row, T extends EntityTable>(
  writing: Writing<R, I, T>,
  current: R,
  columns: ColumnValues<T> & { code?: never; slug?: never },
): Promise<WrittenRow<R>> {
  const { id } = current
  // the action may hide the row, and its slug may change while it is hidden
  await storeFormerSlugs(writing.transaction, writing.resource, [id], false)
  await updateRow(writing, id, columns)
  const row = await readRow(writing, id)
  const { resource } = writing
  const context = contextOf(writing)
  await resource.stored?.([{ id, current, row }], context)
  await indexRow(resource, id, context)
  return { row, changed: Object.keys(columns) }
}

/** Keeps the slug of the row if the input has none: an editor may have chosen it. */
export function keepSlug(resource: ResourceDefinition, current: EntityRow, values: Row): void {
  if (resource.key === 'slug' && values['slug'] === null) values['slug'] = current['slug']
}

/**
 * Creates or replaces the row with an external id. Concurrent requests for it wait for each other.
 * @param readOnlyValues read-only fields of the body, which must equal those of the row
 */
export async function putRow<R extends EntityRow, I extends Row>(
  writing: Writing<R, I>,
  externalId: string,
  precondition: Precondition,
  input: I,
  readOnlyValues: Row = {},
): Promise<WrittenRow<R> & { created: boolean }> {
  const { transaction, resource, access } = writing
  const given = input['external_id']
  if (typeof given === 'string' && given !== externalId) {
    const message = { en: 'It differs from the one in the path.', vi: 'Khác với giá trị trong đường dẫn.' }
    throw new Problem('invalid_request', {
      errors: [{ pointer: '/external_id', code: 'contradiction', message }],
    })
  }
  const values = { ...input, external_id: externalId }
  await acquireExternalId(writing, externalId)
  const found = await findRow(
    transaction.client,
    transaction,
    resource,
    access,
    'external_id',
    externalId,
    'include',
  )
  if (found === undefined) {
    assertMayCreate(precondition)
    assertReadOnlyUnchanged(readOnlyValues, undefined)
    return { ...(await createRow(writing, values)), created: true }
  }
  const current = await rowForWrite(writing, found.id)
  // another write may have changed the external id before the row was locked
  if (current.external_id !== externalId)
    return await putRow(writing, externalId, precondition, input, readOnlyValues)
  assertMatch(precondition, current.revision)
  assertReadOnlyUnchanged(readOnlyValues, current)
  keepSlug(resource, current, values)
  const restored = current.deleted_at === null ? {} : restoreColumns(resource, current, access)
  return { ...(await storeChanges(writing, current, values, restored)), created: false }
}

/** Moves a row to the trash. A row that is there already does not change. */
export async function trashRow<R extends EntityRow>(
  writing: Writing<R>,
  referrers: Referrers,
  key: string,
  precondition: Precondition,
): Promise<WrittenRow<R>> {
  const { resource, transaction } = writing
  const current = await rowForWrite(writing, key)
  assertMatch(precondition, current.revision)
  if (current.deleted_at !== null) return { row: current, changed: [] }
  assertMayChangePublicRow(resource, current, writing.access)
  resource.assertMayChange?.(current, ['deleted_at'])
  const { id } = current
  const names = await referrers.findLive(transaction, resource.table, id)
  if (names.length > 0) {
    throw new Problem('still_referenced', {
      detail: {
        en: `Live ${names.map(({ en }) => en).join(', ')} still refer to it. Delete or change those first.`,
        vi: `Vẫn còn dữ liệu tham chiếu đến (${names.map(({ vi }) => vi).join('; ')}). Hãy xóa hoặc sửa các dữ liệu đó trước.`,
      },
    })
  }
  return await changeRow(writing, current, { deleted_at: sql`now()` })
}

/** Deletes a row permanently, whether it is in the trash or not. @throws Problem 409 while a row refers to it, even in the trash */
export async function purgeRow(
  writing: Writing,
  referrers: Referrers,
  key: string,
  precondition: Precondition,
): Promise<EntityRow> {
  const { resource, transaction } = writing
  const current = await rowForWrite(writing, key)
  assertMatch(precondition, current.revision)
  assertMayChangePublicRow(resource, current, writing.access)
  const { id } = current
  const names = await referrers.findAll(transaction, resource.table, id)
  if (names.length > 0) {
    throw new Problem('still_referenced', {
      detail: {
        en: `${names.map(({ en }) => en).join(', ')} refer to it, live or in the trash. Change those, or delete them for good first.`,
        vi: `Vẫn còn dữ liệu tham chiếu đến, kể cả trong thùng rác (${names.map(({ vi }) => vi).join('; ')}). Hãy sửa hoặc xóa hẳn các dữ liệu đó trước.`,
      },
    })
  }
  await transaction.orm.delete(resource.table).where(eq(resource.table.id, id))
  if (resource.key === 'slug') await deleteFormerSlugs(transaction, resource.path, id)
  await indexRow(resource, id, contextOf(writing))
  return current
}

/** Restores a row from the trash. A live row does not change. @throws Problem 409 for a unique value that is taken */
export async function restoreRow<R extends EntityRow>(
  writing: Writing<R>,
  key: string,
  precondition: Precondition,
): Promise<WrittenRow<R>> {
  const current = await rowForWrite(writing, key)
  if (current.deleted_at === null) return { row: current, changed: [] }
  assertMatch(precondition, current.revision)
  // its references are resolved again: their targets may be in the trash
  const { transaction, resource, access } = writing
  const locked = await lockReferences(transaction, access.caller, [
    ...referencesIn(resource, current, current),
    ...listReferencesIn(resource, current),
  ])
  withResolvedLists(resource, withResolvedReferences(resource, current, locked, current), locked)
  const context = contextOf(writing)
  await rejectDuplicates(resource, [{ id: current.id, current, values: current }], context)
  await resource.beforeRestore?.(current, context)
  return await changeRow(writing, current, {
    ...restoreColumns(resource, current, access),
    ...flagsOffOnRestore(resource, current),
  })
}
