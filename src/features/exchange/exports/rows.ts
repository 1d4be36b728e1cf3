import type { Database } from '../../../platform/database/database.ts'
import { openSnapshot, type Snapshot } from '../../../platform/database/snapshot.ts'
import type { Access } from '../../../platform/access/policy.ts'
import type { ExchangedResource } from '../../../platform/resource/definition.ts'
import type { EntityRow, Row } from '../../../platform/resource/row.ts'
import type { ListQuery } from '../../../platform/resource/plan.ts'
import { unpagedListQuery } from '../../../platform/resource/unpaged-list.ts'
import type { ExportColumns } from './columns.ts'
import { findKeys, type Keys } from './keys.ts'
import { assertTextsFit } from './long-texts.ts'
import { cellsOf, type KeysByAlias } from './record.ts'

/** Some rows in the form of their input, with the keys of the rows that they refer to. */
export interface Portion {
  rows: Row[]
  keys: KeysByAlias
}

/** The rows of an export. Its snapshot is open until it is closed. */
export interface ExportRows {
  portions(): AsyncGenerator<Portion>
  close(): Promise<void>
}

/** The time limit of one portion: the first one may have to sort all rows. */
const portionTimeoutMs = 60_000

/** The number of rows of a portion; it is small if rows can contain long texts, to limit memory. */
const portionSize = ({ longFields }: ExchangedResource) => (longFields === undefined ? 1000 : 50)

/** The resource and the caller of an export. */
export interface ExportRequest {
  resource: ExchangedResource
  columns: ExportColumns
  access: Access
  query: ListQuery
}

async function portionOf(snapshot: Snapshot, request: ExportRequest, rows: EntityRow[]): Promise<Portion> {
  const { resource, columns, access } = request
  const keys = new Map<string, Keys>()
  for (const reference of [...columns.references, ...columns.nested]) {
    const name = reference.within ?? reference.alias
    keys.set(name, await findKeys(snapshot, access.caller, reference, rows))
  }
  return { rows: rows.map((row) => resource.toInput?.(row) ?? row), keys }
}

/**
 * Opens the rows of an export in one snapshot. The first portion is read immediately, so that errors of the query occur
 * before the response begins.
 * @param longestText how many characters a cell of the file can hold; undefined where any number of them
 * @throws Problem 401 or 403, and what the database refuses
 */
export async function openRows(
  database: Database,
  request: ExportRequest,
  longestText: number | undefined,
): Promise<ExportRows> {
  const { resource, access, query, columns } = request
  const bound = unpagedListQuery(
    database,
    resource,
    access,
    query,
    columns.fields.map(({ name }) => name),
  )
  const snapshot = await openSnapshot(database, bound, portionTimeoutMs)
  const size = portionSize(resource)
  const next = async () => portionOf(snapshot, request, await snapshot.fetch<EntityRow>(size))
  try {
    if (longestText !== undefined) {
      await assertTextsFit(snapshot, resource, bound, longestText, async (some) => {
        const { rows, keys } = await portionOf(snapshot, request, some)
        return rows.map((row) => cellsOf(row, columns, keys))
      })
    }
    const first = await next()
    return { portions: () => portionsFrom(first, size, next), close: snapshot.close }
  } catch (error) {
    await snapshot.close()
    throw error
  }
}

/** Yields portions; while one is in use, the next one is already requested. */
async function* portionsFrom(
  first: Portion,
  size: number,
  next: () => Promise<Portion>,
): AsyncGenerator<Portion> {
  let portion = first
  while (portion.rows.length === size) {
    const following = next()
    // it may fail before the reader waits for it; the reader gets the error later
    following.catch(() => {})
    yield portion
    portion = await following
  }
  if (portion.rows.length > 0) yield portion
}
