import { isDeepStrictEqual } from 'node:util'
import { assertMatch, type Precondition } from '../http/etag.ts'
import type { Problem } from '../http/problems.ts'
import { resolveReferences } from './references.ts'
import type { ColumnValues, EntityRow, EntityTable, Row } from './row.ts'
import { changeRow, createRow, liveRowForWrite, mergedInput, rowForWrite, type WrittenRow } from './write.ts'
import type { Writing } from './writing.ts'

/** How decided rows of a resource are corrected. A correction is a new row; the old one stays as history. */
export interface CorrectionRules<R extends EntityRow, I extends Row, T extends EntityTable> {
  /** Fields that may differ without a correction. All other fields are facts. */
  notFacts: ReadonlySet<string>
  /** Fields that each correction sets, such as its reason. They are not compared with the old row. */
  notCorrected?: readonly string[]
  /** Whether the correction takes over the external id. Absent: it stays with the replaced row, which the other system knows. */
  movesExternalId?: true
  /** Whether a correction has replaced the row. */
  isSuperseded(current: R): boolean
  /** @throws Problem 409 for a row that is not decided */
  assertDecided(current: R): void
  /** Columns to set in the replaced row. */
  superseded: ColumnValues<T>
  /** The part of the input that the correction copies from the row. */
  inherited(current: R): Partial<I>
  /** Columns of the correction that are not part of its input. */
  correction(current: R): ColumnValues<T>
  /** The 422 for a correction that changes no fact. */
  nothingCorrected(): Problem
  /** The 409 for a row that another correction has replaced. @param next the id of that correction */
  alreadyCorrected(next: string | null): Problem
}

/** A correction, and the row that it replaced if this call replaced it. */
export interface Corrected<R extends EntityRow = EntityRow> {
  correction: WrittenRow<R>
  superseded: WrittenRow<R> | undefined
}

/** A row that a correction can replace. */
type Correctable = EntityRow & { superseded_by_id: string | null }

const sameFacts = (facts: Row, row: Row, ignored: ReadonlySet<string>): boolean =>
  Object.keys(facts).every(
    (name) => ignored.has(name) || !(name in row) || isDeepStrictEqual(facts[name], row[name]),
  )

/**
 * Replaces a decided row by a new row with other facts. The old row stays and refers to the new one. An equal correction
 * that is sent again returns the row of the first one.
 * @throws Problem 409 if the row is not decided, 422 if no fact differs
 */
export async function correctRow<R extends Correctable, I extends Row, T extends EntityTable>(
  writing: Writing<R, I, T>,
  key: string,
  precondition: Precondition,
  patch: Row,
  rules: CorrectionRules<R, I, T>,
): Promise<Corrected<R>> {
  const { transaction, resource, access } = writing
  const current = await liveRowForWrite(writing, key)
  const input = mergedInput(
    resource,
    current,
    rules.movesExternalId ? patch : { external_id: null, ...patch },
  )
  const facts = await resolveReferences(transaction, access.caller, resource, input)
  if (rules.isSuperseded(current)) return await existingCorrection(writing, current, facts, rules)
  assertMatch(precondition, current.revision)
  rules.assertDecided(current)
  const ignored = new Set([...rules.notFacts, ...(rules.notCorrected ?? [])])
  if (sameFacts(facts, current, ignored)) throw rules.nothingCorrected()
  const superseded = await changeRow(writing, current, rules.superseded)
  const values = { ...input, ...rules.inherited(current) }
  const correction = await createRow(writing, values, rules.correction(current))
  return { correction, superseded }
}

/** Returns the existing correction if it has the same facts. @throws Problem 409 otherwise */
async function existingCorrection<R extends Correctable, I extends Row, T extends EntityTable>(
  writing: Writing<R, I, T>,
  { superseded_by_id: next }: R,
  facts: Row,
  { notFacts, alreadyCorrected }: CorrectionRules<R, I, T>,
): Promise<Corrected<R>> {
  if (next !== null) {
    const row = await rowForWrite(writing, next)
    if (sameFacts(facts, row, notFacts)) return { correction: { row, changed: [] }, superseded: undefined }
  }
  throw alreadyCorrected(next)
}
