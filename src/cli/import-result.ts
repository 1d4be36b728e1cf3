import type { z } from 'zod'
import { vietnameseNumber } from '../libraries/vietnamese/number.ts'
import type { importError, importOutput } from '../features/exchange/imports/schema.ts'
import type { ImportWarning } from '../features/exchange/imports/warning.ts'
import type { Language } from '../platform/http/language.ts'
import { print, printMessage } from './command.ts'
import { shellLanguage } from './language.ts'

/** An import, as in responses of the API. */
export type ImportResult = z.output<typeof importOutput>

/** An error of a row, as in responses of the API. */
export type ImportRowError = z.output<typeof importError>

/** How many errors are printed; the report has all of them. */
const maxErrorsPrinted = 20

interface Messages {
  position: (line: number, column: number | null) => string
  more: string
  rows: (result: ImportResult) => string
  dryRun: string
  failed: (message: string) => string
  ended: (result: ImportResult) => string
}

const english = (count: number) => count.toLocaleString('en')

const endings: Partial<Record<ImportResult['status'], string>> = {
  stopped: 'Đã dừng ở dòng bị từ chối',
  cancelled: 'Đã bị hủy',
}

const messagesByLanguage: Record<Language, Messages> = {
  en: {
    position: (line, column) => (column === null ? `line ${line}` : `line ${line}, column ${column}`),
    more: '  ... and more; see the report.',
    rows: ({ rows_read, created, changed, unchanged, refused }) =>
      `${english(rows_read)} rows: ${english(created)} created, ${english(changed)} changed, ${english(unchanged)} unchanged, ${english(refused)} refused`,
    dryRun: ' (a dry run: nothing is stored)',
    failed: (message) => `It failed: ${message}`,
    ended: ({ status, rows_read }) =>
      `It was ${status}: rows after the first ${english(rows_read)} are not stored.`,
  },
  vi: {
    position: (line, column) => (column === null ? `dòng ${line}` : `dòng ${line}, cột ${column}`),
    more: '  ... và các lỗi khác; xem trong báo cáo.',
    rows: ({ rows_read, created, changed, unchanged, refused }) =>
      `${vietnameseNumber(rows_read)} dòng: ${vietnameseNumber(created)} thêm mới, ${vietnameseNumber(changed)} thay đổi, ${vietnameseNumber(unchanged)} giữ nguyên, ${vietnameseNumber(refused)} bị từ chối`,
    dryRun: ' (chạy thử: chưa lưu gì)',
    failed: (message) => `Không nhập được: ${message}`,
    ended: ({ status, rows_read }) =>
      `${endings[status] ?? 'Chưa nhập hết'}: các dòng sau ${vietnameseNumber(rows_read)} dòng đầu chưa được lưu.`,
  },
}

type PrintedError = ImportRowError | (ImportWarning & { column: null; label: null })

function rowErrorText(error: PrintedError, language: Language): string {
  const { line, column, field, label, value } = error
  const name = column !== null || language === 'vi' ? (label ?? field) : field
  const subject = name === null ? '' : ` ${name}${value === null ? '' : ` ${JSON.stringify(value)}`}`
  return `  ${messagesByLanguage[language].position(line, column)}:${subject}: ${error[`message_${language}`]}`
}

/**
 * Prints the result of an import; its id goes to standard output.
 * @returns the exit code: 1 when not every row is imported
 */
export function printImportResult(result: ImportResult, errors: readonly ImportRowError[]): number {
  const { status, dry_run, refused, problem, warnings } = result
  const language = shellLanguage()
  const messages = messagesByLanguage[language]
  for (const error of errors.slice(0, maxErrorsPrinted)) printMessage(rowErrorText(error, language))
  for (const warning of warnings.slice(0, maxErrorsPrinted))
    printMessage(rowErrorText({ ...warning, column: null, label: null }, language))
  if (refused > errors.length || errors.length > maxErrorsPrinted) printMessage(messages.more)
  printMessage(`${messages.rows(result)}${dry_run ? messages.dryRun : ''}.`)
  if (problem !== null) printMessage(messages.failed(problem[`message_${language}`]))
  else if (status !== 'completed') printMessage(messages.ended(result))
  print(result.id)
  return status === 'completed' && refused === 0 ? 0 : 1
}
