import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../../../platform/database/database.ts'
import { problems, type FieldError, type Problem } from '../../../platform/http/problems.ts'
import { insertRows } from '../../../platform/resource/store-rows.ts'
import { storable, type FileRecord, type Place } from './file-record.ts'
import { importErrors } from './table.ts'

/** A row that is not stored, and why. */
export interface Refusal {
  record: FileRecord
  problem: Problem
}

/** One fault of a row, as the report tells it. */
export interface ReportedError extends Place {
  line: number
  code: string
  message_en: string
  message_vi: string
}

function errorsOf({ code, errors, detail }: Problem): FieldError[] {
  if (errors.length > 0) return errors
  return [{ code, message: detail ?? problems[code].title }]
}

/** In a table a reference has one column, so that there is no other way to give it. */
const otherWay = / \(hoặc "[^"]*"\)/

function reported(record: FileRecord, error: FieldError): ReportedError {
  const { pointer } = error
  const known = record.faultAt?.(pointer)
  const { code, message } = known ?? error
  const vi =
    known === undefined && record.wording !== undefined
      ? record.wording(code === 'required' ? message.vi.replace(otherWay, '') : message.vi, pointer)
      : message.vi
  return {
    line: record.line,
    ...record.placeOf(pointer),
    code,
    message_en: storable(message.en),
    message_vi: storable(vi),
  }
}

/** What concerns several fields alike is one fault: it is told where the file has one of them. */
function isTold(error: ReportedError, _at: number, errors: readonly ReportedError[]): boolean {
  if (error.code !== 'one_of') return true
  const same = errors.filter(({ code, message_en }) => code === 'one_of' && message_en === error.message_en)
  return error === (same.find(({ column }) => column !== null) ?? same[0])
}

/** Everything that is wrong with a row. */
export const reportOf = ({ record, problem }: Refusal): ReportedError[] =>
  errorsOf(problem)
    .map((error) => reported(record, error))
    .filter(isTold)

/** Keeps the report of refused rows, and the rows with it. */
export async function keepRefusals(
  transaction: Transaction,
  importId: string,
  refusals: readonly Refusal[],
  deferred = false,
): Promise<void> {
  const rows = refusals.flatMap((refusal) =>
    reportOf(refusal).map((error, part) => ({
      id: uuidv7(),
      import_id: importId,
      ...error,
      raw: part === 0 ? refusal.record.raw : null,
      deferred,
    })),
  )
  await insertRows(transaction, importErrors, rows)
}
