import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../../platform/database/database.ts'
import { problems, type FieldError, type Problem } from '../../../platform/http/problems.ts'
import { insertRows } from '../../../platform/resource/store-rows.ts'
import { storable, type FileRecord, type FieldPosition } from './file-record.ts'
import { importErrors } from './table.ts'

/** A refused row, and its problem. */
export interface RefusedRow {
  record: FileRecord
  problem: Problem
}

/** A row error, as in the report. */
interface RowError extends FieldPosition {
  line: number
  code: string
  message_en: string
  message_vi: string
}

function errorsOf({ code, errors, detail }: Problem): FieldError[] {
  if (errors.length > 0) return errors
  return [{ code, message: detail ?? problems[code].title }]
}

/** The part of a message about the other field of a reference; it is removed, as a table has one column for both. */
const otherWay = / \(hoặc "[^"]*"\)/

function rowError(record: FileRecord, error: FieldError): RowError {
  const { pointer } = error
  const known = record.errorAt?.(pointer)
  const { code, message } = known ?? error
  const vi =
    known === undefined && record.wording !== undefined
      ? record.wording(code === 'required' ? message.vi.replace(otherWay, '') : message.vi, pointer)
      : message.vi
  return {
    line: record.line,
    ...record.positionOf(pointer),
    code,
    message_en: storable(message.en),
    message_vi: storable(vi),
  }
}

/** Reports the same error of several fields once, for a field that the file has. */
function isReported(error: RowError, _at: number, errors: readonly RowError[]): boolean {
  if (error.code !== 'one_of') return true
  const same = errors.filter(({ code, message_en }) => code === 'one_of' && message_en === error.message_en)
  return error === (same.find(({ column }) => column !== null) ?? same[0])
}

/** All errors of a row. */
export const rowErrorsOf = ({ record, problem }: RefusedRow): RowError[] =>
  errorsOf(problem)
    .map((error) => rowError(record, error))
    .filter(isReported)

/** Stores the errors of refused rows, with the rows. */
export async function insertRowErrors(
  transaction: Transaction,
  importId: string,
  refused: readonly RefusedRow[],
  deferred = false,
): Promise<void> {
  const rows = refused.flatMap((row) =>
    rowErrorsOf(row).map((error, part) => ({
      id: uuidv7(),
      import_id: importId,
      ...error,
      raw: part === 0 ? row.record.raw : null,
      deferred,
    })),
  )
  await insertRows(transaction, importErrors, rows)
}
