import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../../src/package.ts'
import { test } from '../../support/shared-test.ts'

/** Uses the kernel like a module. The lines that end with a comment have a misspelt name. */
const source = `
import type { Scope } from '../src/platform/access/scope.ts'
import { defineResource } from '../src/platform/resource/define.ts'
import { changeRow, createRow, liveRowForWrite } from '../src/platform/resource/write.ts'
import type { Writing } from '../src/platform/resource/writing.ts'
import { rooms } from '../test/fixtures/rooms/resource.ts'
import { room, roomInput, type Room, type RoomInput } from '../test/fixtures/rooms/schema.ts'
import { rooms as table } from '../test/fixtures/rooms/table.ts'

const { capacity, code, name, id, external_id, revision, created_at, updated_at, deleted_at } = table
const select = { capacity, code, name, id, external_id, revision, created_at, updated_at, deleted_at }

export const right = defineResource({
  ...rooms,
  table,
  input: roomInput,
  output: room,
  select,
  prepare: (drafts) => drafts.map(({ values }) => ({ ...values, capacity: values.capacity * 2 })),
  stored: async (rows) => rows.forEach(({ row }) => console.log(row.capacity)),
  isPublic: ({ capacity }) => capacity > 0,
  fieldsOnRestore: { capacity: 1 },
})

export const wrong = defineResource({
  ...rooms,
  table,
  input: roomInput,
  output: room,
  select,
  prepare: (drafts) => drafts.map(({ values }) => ({ ...values, capacity: values.capacty * 2 })), // wrong
  stored: async (rows) => rows.forEach(({ row }) => console.log(row.capacty)), // wrong
  isPublic: ({ capacty }) => capacty === null, // wrong
  assertMayChange: (current) => console.log(current['capacty']), // wrong
  fieldsOnRestore: { capacty: null }, // wrong
  uniqueTogether: {
    fields: { name: table.name },
    appliesTo: ({ capacty }) => capacty !== null, // wrong
    pointer: 'name',
    message: { en: 'It is taken', vi: 'Đã có' },
  },
})

export async function grow(writing: Writing<Room, RoomInput, typeof table>) {
  const current = await liveRowForWrite(writing, 'A101')
  await changeRow(writing, current, { capacity: current.capacity + 1 })
  await changeRow(writing, current, { capacty: current.capacity + 1 }) // wrong
  await changeRow(writing, current, { capacity: current.capacty + 1 }) // wrong
  await createRow(writing, { external_id: null, code: 'B', name: 'Phòng B', capacity: 40 })
  await createRow(writing, { external_id: null, code: 'B', name: 'Phòng B', capacty: 40 }) // wrong
}

export const scopes: Scope[] = [
  'training:write',
  'training:wrote', // wrong
]
`

/** The lines of a module for which the compiler reports errors. */
function refusedLines(text: string): number[] {
  const folder = mkdtempSync(path.join(packageRoot, '.compile-'))
  try {
    writeFileSync(path.join(folder, 'module.ts'), text)
    const config = {
      extends: '../tsconfig.build.json',
      compilerOptions: { noEmit: true, composite: false, incremental: false, rootDir: '..' },
      // like tests: the types of src/ come from its compiled declarations, so that src/ is not checked again
      references: [{ path: '../tsconfig.build.json' }],
      include: ['module.ts', '../test/support/scopes.d.ts'],
    }
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config))
    const compiler = path.join(packageRoot, 'node_modules/.bin/tsc')
    const { stdout } = spawnSync(compiler, ['-p', folder], { cwd: packageRoot, encoding: 'utf8' })
    const errors = [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error TS/gm)]
    return errors.map(([, file, line]) => (file?.endsWith('/module.ts') ? Number(line) : Number.NaN))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a misspelt column, field or scope does not compile', async (t) => {
  const wrong = source.split('\n').flatMap((line, n) => (line.endsWith('// wrong') ? [n + 1] : []))
  t.equal(wrong.length, 10)
  t.same(refusedLines(source), wrong)
})
