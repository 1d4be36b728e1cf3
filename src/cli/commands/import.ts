import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { matchesOf } from '../../features/exchange/imports/options.ts'
import { importTypes, type ImportFormat } from '../../features/exchange/imports/file-type.ts'
import { resources } from '../../modules.ts'
import { readEnvFile } from '../../server/env-file.ts'
import { clientFromOptions, clientOptions, get } from '../client.ts'
import { printMessage, UsageError, type Command, type ParsedArguments } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { importOnDatabase } from '../import-on-database.ts'
import { fileSize } from '../file-errors.ts'
import { detectFormat } from '../import-format.ts'
import { importOverHttp } from '../import-over-http.ts'
import { printImportResult } from '../import-result.ts'
import { progressBar } from '../progress.ts'
import { readResourceOption } from '../resource-option.ts'
import { writeFileAtomically } from '../atomic-file.ts'

const modes = ['stop', 'skip'] as const

/** The fields that rows of a resource can be found by. */
const matchesFor = (path: string) => matchesOf(resources.find((each) => each.path === path)!)

function choice<T extends string>(
  given: ParsedArguments,
  name: string,
  choices: readonly T[],
  otherwise: T,
): T {
  const text = given.value(name) ?? otherwise
  const found = choices.find((each) => each === text)
  if (found === undefined)
    throw new UsageError(`--${name} must be one of ${choices.join(', ')}; it is ${text}`)
  return found
}

async function formatOf(given: ParsedArguments, file: string): Promise<ImportFormat> {
  const formats = Object.keys(importTypes) as ImportFormat[]
  if (given.value('format') !== undefined) return choice(given, 'format', formats, 'ndjson')
  return await detectFormat(file)
}

function sheetOf(given: ParsedArguments, format: ImportFormat): string | null {
  const sheet = given.value('sheet')
  if (sheet !== undefined && format !== 'xlsx') throw new UsageError('--sheet is for workbooks (.xlsx) alone')
  return sheet ?? null
}

/** Whether a server was named; otherwise the database of the settings is written to. */
const namesServer = (given: ParsedArguments) =>
  given.value('url') !== undefined ||
  given.value('key') !== undefined ||
  Boolean(process.env['BANTIN_URL'] ?? readEnvFile()['BANTIN_URL'])

/** `bantin import` */
export const command: Command = {
  usage: 'FILE --resource RESOURCE [--dry-run] [--on-error MODE] [--match FIELD] [--report FILE]',
  details: `Creates the rows of a file, or changes those that are there: NDJSON, CSV or a workbook (.xlsx), with columns in
field names or in Vietnamese. With --url, --key or BANTIN_URL it goes to that server, else straight to the database of the settings.
The id of the import goes to standard output, everything else to standard error. See docs/importing.md.
Exit codes: 0 every row is in, 1 some row is not, 2 the command line cannot be followed.`,
  options: {
    resource: {
      value: '<name>',
      description: 'What the rows are, as in addresses: classes, party-cells ...',
    },
    'dry-run': { description: 'Check everything and store nothing' },
    'on-error': { value: '<stop|skip>', description: 'At a refused row: end there (default), or go on' },
    match: {
      value: '<field>',
      description: 'How rows are found again: external_id (default), code or slug',
    },
    format: {
      value: '<ndjson|csv|xlsx>',
      description: 'The format, where the name of the file does not tell it',
    },
    sheet: { value: '<name>', description: 'The sheet of a workbook; the first where none is named' },
    report: { value: '<file>', description: 'Where to write the refused rows, ready to be corrected' },
    ...clientOptions,
  },
  positionals: ['FILE'],
  examples: [
    'bantin import classes.csv --resource classes --match code --dry-run',
    'BANTIN_KEY=bt_... bantin import learners.ndjson --resource learners --url https://school.example/api',
    'bantin import so-lop.xlsx --resource classes --sheet "Năm 2020" --dry-run',
    'bantin import enrollments.csv --resource enrollments --on-error skip --report refused.csv',
  ],
  run: async (given) => {
    const [file = ''] = given.positionals
    const resource = await readResourceOption(given)
    const format = await formatOf(given, file)
    const options = {
      dry_run: given.flag('dry-run'),
      on_error: choice(given, 'on-error', modes, 'stop'),
      match: choice(given, 'match', matchesFor(resource), 'external_id'),
      sheet: sheetOf(given, format),
    }
    const bytes = await fileSize(file)
    const report = given.value('report')
    const progress = progressBar(process.stderr)
    if (!namesServer(given)) {
      const asked = { file, resource, format, report, ...options }
      const { result, faults } = await withDatabase(settings(), (database) =>
        importOnDatabase(database, asked, progress),
      )
      return printImportResult(result, faults)
    }
    const client = clientFromOptions(given)
    const { sheet, ...rest } = options
    const query = new URLSearchParams({
      ...rest,
      dry_run: String(rest.dry_run),
      ...(sheet === null ? {} : { sheet }),
    })
    const address = `/v1/imports/${resource}?${query}`
    const { result, faults } = await importOverHttp(
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
    return printImportResult(result, faults)
  },
}
