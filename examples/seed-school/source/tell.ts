import type { Schemas } from './client.ts'
import type { Outcome, Resource } from './import-file.ts'

const number = (count: number) => count.toLocaleString('en')

function faultText({ line, column, field, value, message_en }: Schemas['ImportError']): string {
  const place = column === null ? `line ${line}` : `line ${line}, column ${column}`
  const what = field === null ? '' : ` ${field}${value === null ? '' : ` ${JSON.stringify(value)}`}`
  return `    ${place}:${what}: ${message_en}`
}

/** Prints what has become of a file, and what is wrong with its rows. */
export function tell(resource: Resource, { result, faults }: Outcome): void {
  const { rows_read, created, changed, unchanged, refused, status, problem } = result
  const counts = Object.entries({ created, changed, unchanged, refused }).map(
    ([name, count]) => `${number(count)} ${name}`,
  )
  console.log(`${resource.padEnd(22)} ${number(rows_read).padStart(7)} rows: ${counts.join(', ')}`)
  for (const fault of faults) console.log(faultText(fault))
  if (refused > faults.length) console.log(`    ... and more: /v1/imports/${result.id}/errors`)
  if (status !== 'completed') console.log(`    ${status}${problem === null ? '' : `: ${problem.message_en}`}`)
}
