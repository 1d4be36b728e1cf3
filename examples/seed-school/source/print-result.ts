import type { Schemas } from './client.ts'
import type { ImportResult, Resource } from './import-file.ts'

const number = (count: number) => count.toLocaleString('en')

function rowErrorText({ line, column, field, value, message_en }: Schemas['ImportError']): string {
  const position = column === null ? `line ${line}` : `line ${line}, column ${column}`
  const fieldText = field === null ? '' : ` ${field}${value === null ? '' : ` ${JSON.stringify(value)}`}`
  return `    ${position}:${fieldText}: ${message_en}`
}

/** Prints the result of an import, with its first row errors. */
export function printResult(resource: Resource, { report, rowErrors }: ImportResult): void {
  const { rows_read, created, changed, unchanged, refused, status, problem } = report
  const counts = Object.entries({ created, changed, unchanged, refused }).map(
    ([name, count]) => `${number(count)} ${name}`,
  )
  console.log(`${resource.padEnd(22)} ${number(rows_read).padStart(7)} rows: ${counts.join(', ')}`)
  for (const error of rowErrors) console.log(rowErrorText(error))
  if (refused > rowErrors.length) console.log(`    ... and more: /v1/imports/${report.id}/errors`)
  if (status !== 'completed') console.log(`    ${status}${problem === null ? '' : `: ${problem.message_en}`}`)
}
