// Writes openapi/*.json from the built routes, or checks them: node scripts/openapi.mjs [--check] [--version 3.0|3.1]
import { parseArgs } from 'node:util'
import { openApiCommand } from '../dist/cli/openapi.js'

const { values } = parseArgs({ options: { check: { type: 'boolean' }, version: { type: 'string' } } })
process.exitCode = await openApiCommand(values, {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
})
