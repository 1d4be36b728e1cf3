import { isDeepStrictEqual } from 'node:util'
import { assertMatch, type Precondition } from '../http/etag.ts'
import type { Problem } from '../http/problems.ts'
import { resolveReferences } from './references.ts'
import type { ColumnValues, EntityRow, EntityTable, Row } from './row.ts'
import { changeRow, createRow, liveRowForWrite, mergedInput, rowForWrite, type WrittenRow } from './write.ts'
import type { Writing } from './writing.ts'

/** How rows of a resource are replaced once they are decided, so that what they said stays readable. */
export interface CorrectionRules<R extends EntityRow, I extends Row, T extends EntityTable> {
  /** Fields that can differ without a correction; all others are facts. */
  notFacts: ReadonlySet<string>
  /** Fields that every correction has anew, such as its reason: they alone make no correction. */
  notCorrected?: readonly string[]
  /** Whether a correction has replaced the row. */
  isSuperseded(current: R): boolean
  /** @throws Problem 409 for a row that is not decided yet, or not any more */
  assertDecided(current: R): void
  /** Columns of the row that is replaced. */
  superseded: ColumnValues<T>
  /** What the correction takes over of the row, as a part of its input. */
  inherited(current: R): Partial<I>
  /** Columns of the correction that its input cannot say. */
  correction(current: R): ColumnValues<T>
  /** The 422 for a correction with the facts of the row itself. */
  nothingCorrected(): Problem
  /** The 409 for a row that another correction has replaced. @param next its id, for callers who see it */
  alreadyCorrected(next: string | null): Problem
}

/** The row that now holds, and the one it replaced, where this call did it. */
export interface Corrected<R extends EntityRow = EntityRow> {
  correction: WrittenRow<R>
  superseded: WrittenRow<R> | undefined
}

/** Rows that a correction can replace lead to it. */
type Correctable = EntityRow & { superseded_by_id: string | null }

const sameFacts = (facts: Row, row: Row, passedOver: ReadonlySet<string>): boolean =>
  Object.keys(facts).every(
    (name) => passedOver.has(name) || !(name in row) || isDeepStrictEqual(facts[name], row[name]),
  )

/**
 * Replaces a decided row by one that has other facts. The old one stays, and leads to the new one. The same correction
 * sent again gives the row that the first one made.
 * @throws Problem 409 unless the row is decided, 422 where nothing differs
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
  // the name in another system stays with what that system knows
  const input = mergedInput(resource, current, { external_id: null, ...patch })
  const facts = await resolveReferences(transaction, access.caller, resource, input)
  if (rules.isSuperseded(current)) return await existingCorrection(writing, current, facts, rules)
  assertMatch(precondition, current.revision)
  rules.assertDecided(current)
  const passedOver = new Set([...rules.notFacts, ...(rules.notCorrected ?? [])])
  if (sameFacts(facts, current, passedOver)) throw rules.nothingCorrected()
  const superseded = await changeRow(writing, current, rules.superseded)
  const values = { ...input, ...rules.inherited(current) }
  const correction = await createRow(writing, values, rules.correction(current))
  return { correction, superseded }
}

/** A correction that was sent before is answered as it stands; another one has to start from the current row. */
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
