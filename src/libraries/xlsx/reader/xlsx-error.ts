/** Why a workbook cannot be read, with the values that a message about it needs. */
export type XlsxErrorReason =
  // files of another kind
  | { code: 'not_a_workbook' }
  | { code: 'old_workbook' }
  | { code: 'open_document' }
  | { code: 'encrypted' }
  // limits
  | { code: 'unpacks_too_large' }
  | { code: 'row_too_long' }
  | { code: 'too_many'; what: 'parts' | 'texts' | 'merged_cells' | 'attributes' }
  // what the caller asked for
  | { code: 'unknown_sheet'; name: string; names: readonly string[] }
  | { code: 'several_sheets'; first: string; second: string }
  // merged cells
  | { code: 'merged_header'; range: string; line: number }
  | { code: 'overlapping_ranges'; range: string; other: string }
  // damage
  | { code: 'invalid_archive'; message: string }
  | { code: 'other_archive' }
  | { code: 'duplicate_part'; name: string }
  | { code: 'missing_part'; name: string }
  | { code: 'invalid_xml'; message: string }
  | { code: 'no_sheets' }
  | { code: 'missing_sheet' }
  | { code: 'missing_text'; index: string }
  | { code: 'invalid_cell_name'; name: string }
  | { code: 'column_out_of_range'; name: string }
  | { code: 'row_out_of_order'; name: string }
  | { code: 'cell_out_of_order'; name: string }

/** A code of `XlsxError`. */
type XlsxErrorCode = XlsxErrorReason['code']

/** A file that cannot be read as a workbook. */
export class XlsxError extends Error {
  override readonly name = 'XlsxError'
  readonly code: XlsxErrorCode
  readonly reason: XlsxErrorReason

  constructor(reason: XlsxErrorReason) {
    super(`the workbook cannot be read: ${reason.code}`)
    this.code = reason.code
    this.reason = reason
  }
}
