import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { matchesOf, optionsOf } from '../../features/exchange/imports/options.ts'
import { columnModes } from '../../features/exchange/imports/states.ts'
import { importTypes, type ImportFormat } from '../../features/exchange/imports/file-type.ts'
import { readEnvFile } from '../../server/env-file.ts'
import { clientFromOptions, clientOptions, get } from '../client.ts'
import { printMessage, UsageError, type Command, type ParsedArguments } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { fileSize } from '../file-errors.ts'
import { detectFormat } from '../import-format.ts'
import { importOverHttp } from '../import-over-http.ts'
import { printImportResult } from '../import-result.ts'
import { progressBar } from '../progress.ts'
import { readResourceOption } from '../resource-option.ts'
import { assertReplaceable, writeFileAtomically } from '../atomic-file.ts'

const modes = ['stop', 'skip'] as const

/** The fields that identify existing rows of a resource. */
async function matchesFor(path: string) {
  const { exchanged } = await import('../../modules.ts')
  return matchesOf(exchanged.find((resource) => resource.path === path)!)
}

function choice<T extends string>(
  args: ParsedArguments,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const text = args.value(name) ?? fallback
  const chosen = choices.find((candidate) => candidate === text)
  if (chosen === undefined)
    throw new UsageError(`--${name} must be one of ${choices.join(', ')}; it is ${text}`)
  return chosen
}

async function formatOf(args: ParsedArguments, file: string): Promise<ImportFormat> {
  const formats = Object.keys(importTypes) as ImportFormat[]
  if (args.value('format') !== undefined) return choice(args, 'format', formats, 'ndjson')
  return await detectFormat(file)
}

function sheetOf(args: ParsedArguments, format: ImportFormat): string | null {
  const sheet = args.value('sheet')
  if (sheet !== undefined && format !== 'xlsx') throw new UsageError('--sheet is for workbooks (.xlsx) only')
  return sheet ?? null
}

/** How a table is to be read; the mapping is a file of JSON, as a report has it. */
async function tableOf(args: ParsedArguments, format: ImportFormat) {
  const [row, mapping] = [args.value('header-row'), args.value('mapping')]
  const unknown_columns = choice(args, 'unknown-columns', columnModes, 'ignore')
  if (format === 'ndjson' && (row !== undefined || mapping !== undefined || unknown_columns !== 'ignore'))
    throw new UsageError('--header-row, --mapping and --unknown-columns are for tables only')
  if (row !== undefined && !/^[1-9]\d{0,6}$/.test(row))
    throw new UsageError(`--header-row must be the number of a row; it is ${row}`)
  return {
    header_row: row,
    unknown_columns,
    mapping: mapping === undefined ? undefined : await readFile(mapping, 'utf8'),
  }
}

/** Whether the import goes to a server; otherwise it writes to the database of the settings. */
const isRemote = (args: ParsedArguments) =>
  args.value('url') !== undefined ||
  args.value('key') !== undefined ||
  Boolean(process.env['BANTIN_URL'] ?? readEnvFile()['BANTIN_URL'])

/** `bantin import` */
export const command: Command = {
  usage: 'FILE --resource RESOURCE [--dry-run] [--on-error MODE] [--match FIELD] [--report FILE]',
  details: `Creates or updates the rows of a file: NDJSON, CSV or a workbook (.xlsx), with field names or Vietnamese names as column
headers. With --url, --key or BANTIN_URL it imports through that server, otherwise directly into the database of the settings.
The id of the import goes to standard output, all other messages to standard error. See docs/importing.md.
Exit codes: 0 every row is imported, 1 some row is not, 2 the command line is invalid.`,
  options: {
    resource: {
      value: '<name>',
      description: 'The resource of the rows, as in URLs: classes, party-cells ...',
    },
    'dry-run': { description: 'Validate every row and store nothing' },
    'on-error': { value: '<stop|skip>', description: 'At a refused row: stop (default), or skip it' },
    match: {
      value: '<field>',
      description: 'The field that identifies existing rows: external_id (default), code or slug',
    },
    format: {
      value: '<ndjson|csv|xlsx>',
      description: 'The format; default: the extension of the file',
    },
    sheet: { value: '<name>', description: 'The sheet of a workbook; default: the first' },
    'header-row': { value: '<number>', description: 'The row of the heads; default: it is found' },
    'unknown-columns': {
      value: '<ignore|refuse>',
      description: 'Columns that are no field: ignore (default), with a warning, or refuse the file',
    },
    mapping: { value: '<file>', description: 'How columns are read: JSON, as in the layout of a report' },
    report: { value: '<file>', description: 'The file for the refused rows, ready for correction' },
    ...clientOptions,
  },
  positionals: ['FILE'],
  examples: [
    'bantin import classes.csv --resource classes --match code --dry-run',
    'BANTIN_KEY=bt_... bantin import learners.ndjson --resource learners --url https://school.example/api',
    'bantin import so-lop.xlsx --resource classes --sheet "Năm 2020" --dry-run',
    'bantin import enrollments.csv --resource enrollments --on-error skip --report refused.csv',
  ],
  run: async (args) => {
    const [file = ''] = args.positionals
    const resource = await readResourceOption(args)
    const format = await formatOf(args, file)
    const query = {
      dry_run: String(args.flag('dry-run')),
      on_error: choice(args, 'on-error', modes, 'stop'),
      match: choice(args, 'match', await matchesFor(resource), 'external_id'),
      sheet: sheetOf(args, format) ?? undefined,
      ...(await tableOf(args, format)),
    }
    const bytes = await fileSize(file)
    const report = args.value('report')
    if (report !== undefined) await assertReplaceable(report, true)
    const progress = progressBar(process.stderr)
    if (!isRemote(args)) {
      const asked = {
        ...query,
        header_row: query.header_row === undefined ? undefined : Number(query.header_row),
      }
      const request = { file, resource, format, report, ...optionsOf(asked) }
      const { importOnDatabase } = await import('../import-on-database.ts')
      const config = settings()
      const { result, errors } = await withDatabase(config, (database) =>
        importOnDatabase(database, request, config, progress),
      )
      return printImportResult(result, errors)
    }
    const client = clientFromOptions(args)
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    )
    const address = `/v1/imports/${resource}?${new URLSearchParams(given)}`
    const { result, errors } = await importOverHttp(
      client,
      { file, bytes, mediaType: importTypes[format] },
      address,
      progress,
    )
    if (report !== undefined) {
      const { body } = await get(client, `/v1/imports/${result.id}/refused-rows`)
      await writeFileAtomically(Readable.fromWeb(body as ReadableStream), report)
      printMessage(`${report} was written.`)
    }
    return printImportResult(result, errors)
  },
}
