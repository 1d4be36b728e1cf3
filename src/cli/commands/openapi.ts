import { UsageError, type Command } from '../command.ts'
import type { OpenApiVersion } from '../openapi.ts'

const isVersion = (text: string): text is OpenApiVersion => text === '3.0' || text === '3.1'

/** `bantin openapi` */
export const command: Command = {
  usage: '[--check] [--version 3.0|3.1]',
  details:
    'Generates the OpenAPI document from the routes, without a database, and writes both versions into openapi/.',
  options: {
    check: { description: 'Write nothing; fail when the files differ from the routes' },
    version: { value: '<3.0|3.1>', description: 'Write nothing; print the document in this version' },
  },
  positionals: [],
  examples: ['bantin openapi', 'bantin openapi --check', 'bantin openapi --version 3.0 > openapi.json'],
  run: async (args) => {
    const version = args.value('version')
    if (version !== undefined && !isVersion(version)) {
      throw new UsageError(`--version must be 3.0 or 3.1; it is ${version}`)
    }
    if (version !== undefined && args.flag('check')) throw new UsageError('give either --check or --version')
    const { openApiCommand } = await import('../openapi.ts') // loads all routes, which the help does not need
    return await openApiCommand(
      { check: args.flag('check'), ...(version === undefined ? {} : { version }) },
      {
        out: (text) => void process.stdout.write(text),
        error: (text) => void process.stderr.write(text),
      },
    )
  },
}
