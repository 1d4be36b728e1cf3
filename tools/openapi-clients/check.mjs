// Generates a client with each generator, compiles it as strictly as TypeScript can, and compiles what uses it.
// With names as arguments, only these: node check.mjs orval oazapfts
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'

const document = '../../openapi/openapi.json'

const strict = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
}

// The runtimes that these two copy into a client, or rest on, hand on `undefined` where a property may only be absent:
// their own code does not compile with exactOptionalPropertyTypes. What uses them does.
const inexact = { exactOptionalPropertyTypes: false }

const clients = {
  'openapi-typescript': {
    command: ['openapi-typescript', document, '-o', 'generated/openapi-typescript/source/api.ts'],
  },
  'hey-api': { command: ['openapi-ts', '-f', 'hey-api.config.mjs', '--no-log-file'], options: inexact },
  orval: { command: ['orval', '--config', 'orval.config.cjs'] },
  'swagger-typescript-api': {
    command: [
      'swagger-typescript-api',
      'generate',
      ...['-p', document, '-o', 'generated/swagger-typescript-api/source', '-n', 'api.ts', '-r'],
    ],
  },
  oazapfts: {
    command: ['oazapfts', document, 'generated/oazapfts/source/api.ts'],
    options: inexact,
  },
}

function run(name, args) {
  const { status, stdout, stderr, error } = spawnSync(`node_modules/.bin/${name}`, args, {
    encoding: 'utf8',
    env: { ...process.env, OPENAPI_TS_TELEMETRY: 'off', DO_NOT_TRACK: '1' },
  })
  if (status === 0) return true
  console.error(`${name} ${args.join(' ')}\n${error ?? ''}${stdout}${stderr}`)
  return false
}

function compile(config, compilerOptions, include) {
  writeFileSync(
    config,
    `${JSON.stringify({ compilerOptions: { ...strict, ...compilerOptions }, include })}\n`,
  )
  return run('tsc', ['-p', config])
}

function check(name, { command, options = {} }) {
  const folder = `generated/${name}`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(`${folder}/source`, { recursive: true })
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }\n')
  const [bin, ...args] = command
  return (
    run(bin, args) &&
    compile(
      `${folder}/tsconfig.json`,
      { ...options, declaration: true, rootDir: 'source', outDir: 'client' },
      ['source'],
    ) &&
    // a consumer is as deep in its folder as what comes of it is here, so that it can be run: use.mjs
    compile(`${folder}/tsconfig.consumer.json`, { rootDir: '../../consumers', outDir: '..' }, [
      `../../consumers/${name}`,
    ])
  )
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(clients)
let failed = 0
for (const name of wanted) {
  const good = check(name, clients[name])
  console.log(`${good ? '✓' : '✗'} ${name}`)
  if (!good) failed++
}
console.log(`${wanted.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
