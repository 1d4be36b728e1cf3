import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { clientFromOptions, clientOptions, get } from '../client.ts'
import { printMessage, UsageError, type Command, type ParsedArguments } from '../command.ts'
import { readResourceOption } from '../resource-option.ts'
import { assertReplaceable, writeToStdout, writeFileAtomically } from '../atomic-file.ts'

const formats = ['ndjson', 'csv', 'xlsx']

/** The format that the name of a file ends in. */
const formatFromName = (file: string | undefined) =>
  formats.find((format) => file?.toLowerCase().endsWith(`.${format}`))

function formatOf(args: ParsedArguments): string {
  const format = args.value('format') ?? formatFromName(args.value('output')) ?? 'ndjson'
  if (formats.includes(format)) return format
  throw new UsageError(`--format must be one of ${formats.join(', ')}; it is ${format}`)
}

function queryOf(args: ParsedArguments): string {
  const query = new URLSearchParams({ format: formatOf(args) })
  const sort = args.value('sort')
  if (sort !== undefined) query.set('sort', sort)
  for (const filter of args.values('filter')) {
    const at = filter.indexOf('=')
    if (at < 1) throw new UsageError(`--filter must look like key=value; it is ${filter}`)
    const name = filter.slice(0, at)
    if (query.has(name))
      throw new UsageError(`--filter ${name} may come only once; separate values with commas`)
    query.set(name, filter.slice(at + 1))
  }
  return String(query)
}

/** `bantin export` */
export const command: Command = {
  usage: '--resource RESOURCE [--format FORMAT] [--output FILE] [--filter KEY=VALUE...]',
  details: `Reads a whole list from a server and writes it to standard output, or to a file, which is replaced only when the
export is complete. Filters and order are those of the list, and the key decides which rows it contains. See docs/exporting.md.`,
  options: {
    resource: {
      value: '<name>',
      description: 'The resource to export, as in URLs: classes, party-cells ...',
    },
    format: {
      value: '<ndjson|csv|xlsx>',
      description: 'The format; default: the extension of the file, then ndjson',
    },
    output: { value: '<file>', description: 'The file to write; an existing file is replaced' },
    filter: { value: '<key=value>', description: 'A filter of the list, such as year=2020', multiple: true },
    sort: { value: '<keys>', description: 'The order, such as -year,code; default: that of the list' },
    ...clientOptions,
  },
  positionals: [],
  examples: [
    'bantin export --resource classes --filter year=2020 --output classes.csv',
    'BANTIN_KEY=bt_... bantin export --resource enrollments --format ndjson | gzip > enrollments.ndjson.gz',
    "bantin export --resource posts --filter 'published_at[gte]=2020-01-01T00:00:00+07:00' --output posts.xlsx",
  ],
  run: async (args) => {
    const resource = await readResourceOption(args)
    const query = queryOf(args)
    const file = args.value('output')
    if (file !== undefined) await assertReplaceable(file, true)
    const client = clientFromOptions(args)
    const { body } = await get(client, `/v1/exports/${resource}?${query}`)
    const source = Readable.fromWeb(body as ReadableStream)
    if (file === undefined) await writeToStdout(source)
    else {
      await writeFileAtomically(source, file)
      printMessage(`${file} was written.`)
    }
    return 0
  },
}
