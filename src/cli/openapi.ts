import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../platform/database/database.ts'
import { openApiOf } from '../platform/http/openapi/documentation.ts'
import type { JsonSchema } from '../platform/http/openapi/json-schema.ts'
import { toOpenApi30 } from '../platform/http/openapi/version-3-0.ts'
import { packageRoot } from '../package.ts'

/** The OpenAPI versions of the document, with the file of each. */
const openApiFiles = { '3.1': 'openapi/openapi.json', '3.0': 'openapi/openapi-3.0.json' } as const

export type OpenApiVersion = keyof typeof openApiFiles

/**
 * The document as text, in each version. It does not depend on the environment.
 * It needs no database: the pool connects with the first statement, and no statement is sent.
 */
export async function renderOpenApi(): Promise<Record<OpenApiVersion, string>> {
  const config = readConfig({ DATABASE_URL: 'postgres://nobody@localhost/nothing', LOG_LEVEL: 'silent' })
  const database = openDatabase({ url: config.databaseUrl! })
  const app = await buildApp(config, database, {
    accepting: () => true,
    compareMigrations: async () => ({ pending: 0, unknown: 0 }),
  })
  try {
    await app.ready()
    const text = JSON.stringify(openApiOf(app), null, 2)
    const older = toOpenApi30(JSON.parse(text) as JsonSchema)
    return { '3.1': `${text}\n`, '3.0': `${JSON.stringify(older, null, 2)}\n` }
  } finally {
    await app.close()
    await database.close()
  }
}

function firstDifferentLine(committed: string, generated: string): number {
  const lines = generated.split('\n')
  return committed.split('\n').findIndex((line, index) => line !== lines[index]) + 1
}

function readCommitted(file: string): string {
  try {
    return readFileSync(path.join(packageRoot, file), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/** A message for each committed file that differs from the routes. */
export async function openApiDrift(): Promise<string[]> {
  const texts = await renderOpenApi()
  return Object.entries(openApiFiles).flatMap(([version, file]) => {
    const committed = readCommitted(file)
    const generated = texts[version as OpenApiVersion]
    if (committed === generated) return []
    return [
      committed === ''
        ? `${file} is missing: run \`bantin openapi\` and commit what it writes.`
        : `${file} is not what the routes say, from line ${firstDifferentLine(committed, generated)} on: run \`bantin openapi\` and commit what it writes.`,
    ]
  })
}

interface OpenApiOptions {
  /** Write nothing; print an error for each file that differs from the routes. */
  check?: boolean
  /** Write nothing; print this version. */
  version?: OpenApiVersion
}

/**
 * `bantin openapi [--check] [--version 3.0|3.1]`.
 * @returns the exit code
 */
export async function openApiCommand(
  options: OpenApiOptions,
  print: { out: (text: string) => void; error: (text: string) => void },
): Promise<number> {
  if (options.check) {
    const drift = await openApiDrift()
    for (const sentence of drift) print.error(`${sentence}\n`)
    return drift.length > 0 ? 1 : 0
  }
  const texts = await renderOpenApi()
  if (options.version) {
    print.out(texts[options.version])
    return 0
  }
  for (const [version, file] of Object.entries(openApiFiles)) {
    const target = path.join(packageRoot, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, texts[version as OpenApiVersion])
    print.out(`${file} written.\n`)
  }
  return 0
}
