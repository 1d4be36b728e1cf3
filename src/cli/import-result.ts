import type { z } from 'zod'
import type { importError, importOutput } from '../exchange/imports/schema.ts'
import { print, tell } from './command.ts'

/** An import as the API tells it. */
export type ImportResult = z.output<typeof importOutput>

/** One fault of a row as the API tells it. */
export type ImportFault = z.output<typeof importError>

/** How many faults are told; all of them are in the report. */
export const mostTold = 20

const number = (count: number) => count.toLocaleString('en')

const faultText = ({ line, column, field, value, message_en }: ImportFault) => {
  const place = column === null ? `line ${line}` : `line ${line}, column ${column}`
  const what = field === null ? '' : ` ${field}${value === null ? '' : ` ${JSON.stringify(value)}`}`
  return `  ${place}:${what}: ${message_en}`
}

/**
 * Tells what has become of a file; its id goes to standard output.
 * @returns the exit code: 1 where not every row is in
 */
export function tellResult(result: ImportResult, faults: readonly ImportFault[]): number {
  const { status, dry_run: isRehearsal, rows_read, created, changed, unchanged, refused, problem } = result
  for (const fault of faults.slice(0, mostTold)) tell(faultText(fault))
  if (refused > faults.length || faults.length > mostTold) tell('  ... and more; see the report.')
  const would = isRehearsal ? ' (a dry run: nothing is stored)' : ''
  tell(
    `${number(rows_read)} rows: ${number(created)} created, ${number(changed)} changed, ${number(unchanged)} unchanged, ${number(refused)} refused${would}.`,
  )
  if (problem !== null) tell(`It failed: ${problem.message_en}`)
  else if (status !== 'completed')
    tell(`It was ${status}: rows after the first ${number(rows_read)} are not stored.`)
  print(result.id)
  return status === 'completed' && refused === 0 ? 0 : 1
}
