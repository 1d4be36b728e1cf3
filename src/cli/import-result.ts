import type { z } from 'zod'
import type { importError, importOutput } from '../features/exchange/imports/schema.ts'
import type { ImportWarning } from '../features/exchange/imports/warning.ts'
import type { Language } from '../platform/http/language.ts'
import { print, printMessage } from './command.ts'
import { shellLanguage } from './language.ts'

/** An import as the API tells it. */
export type ImportResult = z.output<typeof importOutput>

/** One fault of a row as the API tells it. */
export type ImportRowError = z.output<typeof importError>

/** How many faults are told; all of them are in the report. */
export const maxErrorsPrinted = 20

interface Messages {
  position: (line: number, column: number | null) => string
  more: string
  rows: (result: ImportResult) => string
  dryRun: string
  failed: (message: string) => string
  ended: (result: ImportResult) => string
}

const english = (count: number) => count.toLocaleString('en')
const vietnamese = (count: number) => count.toLocaleString('vi')

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
      `${vietnamese(rows_read)} dòng: ${vietnamese(created)} thêm mới, ${vietnamese(changed)} thay đổi, ${vietnamese(unchanged)} giữ nguyên, ${vietnamese(refused)} bị từ chối`,
    dryRun: ' (chạy thử: chưa lưu gì)',
    failed: (message) => `Không nhập được: ${message}`,
    ended: ({ status, rows_read }) =>
      `${endings[status] ?? 'Chưa nhập hết'}: các dòng sau ${vietnamese(rows_read)} dòng đầu chưa được lưu.`,
  },
}

type PrintedError = ImportRowError | (ImportWarning & { column: null; label: null })

function rowErrorText(fault: PrintedError, language: Language): string {
  const { line, column, field, label, value } = fault
  const name = column !== null || language === 'vi' ? (label ?? field) : field
  const what = name === null ? '' : ` ${name}${value === null ? '' : ` ${JSON.stringify(value)}`}`
  return `  ${messagesByLanguage[language].position(line, column)}:${what}: ${fault[`message_${language}`]}`
}

/**
 * Tells what has become of a file; its id goes to standard output.
 * @returns the exit code: 1 where not every row is in
 */
export function printImportResult(result: ImportResult, faults: readonly ImportRowError[]): number {
  const { status, dry_run: isRehearsal, refused, problem, warnings } = result
  const language = shellLanguage()
  const said = messagesByLanguage[language]
  for (const fault of faults.slice(0, maxErrorsPrinted)) printMessage(rowErrorText(fault, language))
  for (const one of warnings.slice(0, maxErrorsPrinted))
    printMessage(rowErrorText({ ...one, column: null, label: null }, language))
  if (refused > faults.length || faults.length > maxErrorsPrinted) printMessage(said.more)
  printMessage(`${said.rows(result)}${isRehearsal ? said.dryRun : ''}.`)
  if (problem !== null) printMessage(said.failed(problem[`message_${language}`]))
  else if (status !== 'completed') printMessage(said.ended(result))
  print(result.id)
  return status === 'completed' && refused === 0 ? 0 : 1
}
