import fs from 'node:fs'
import path from 'node:path'
import tap, { before, test } from 'tap'
import readWorkbook from 'read-excel-file/node'
import { packageRoot } from '../../src/package.ts'
import { checkExamples, examplesIn } from '../process/document-requests.ts'
import { scratchDirectory, startServer, type ServerProcess } from '../process/server-process.ts'
import { debianProgram } from '../support/debian-program.ts'

const directory = scratchDirectory(tap)
let server: ServerProcess

before(async () => {
  for (const program of ['python3', 'soffice'] as const) debianProgram(program)
  server = await startServer(tap, directory, { BANTIN_DEMO: '' })
})

test('the recipes, run as they are written, print what the page shows', async (t) => {
  const recipes = examplesIn(fs.readFileSync(path.join(packageRoot, 'docs/recipes.md'), 'utf8'))
  t.equal(recipes.length, 4)
  await checkExamples(t, recipes, { base: server.base, directory })
})

test('the workbook of LibreOffice has the numbers of the server as numbers', async (t) => {
  const [sheet] = (await readWorkbook(path.join(directory, 'training.xlsx'))) as unknown as {
    data: unknown[][]
  }[]
  const [head = [], ...rows] = sheet?.data ?? []
  const row = rows.find((cells) => cells.includes('Trung cấp lý luận chính trị - hành chính')) ?? []
  t.equal(row[head.indexOf('Số học viên')], 633)
})
