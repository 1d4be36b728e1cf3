import fs from 'node:fs'
import path from 'node:path'
import tap, { before, test } from 'tap'
import readWorkbook from 'read-excel-file/node'
import { packageRoot } from '../../src/package.ts'
import { checkExamples, examplesIn, type Example } from '../process/document-requests.ts'
import { scratchDirectory, startServer, type ServerProcess } from '../process/server-process.ts'
import { debianProgram } from '../support/debian-program.ts'
import { makeCluster } from '../support/postgres-cluster.ts'
import { isFull } from '../support/volume.ts'

const directory = scratchDirectory(tap)
let server: ServerProcess

/** LibreOffice is large: only a soak needs it installed. */
const isForLibreOffice = ({ commands }: Example) => commands.startsWith('soffice ')

before(async () => {
  debianProgram('python3')
  if (isFull) debianProgram('soffice')
  await makeCluster(path.join(directory, '.data/postgres'))
  server = await startServer(tap, directory, { BANTIN_DEMO: '' })
})

test('the recipes, run as they are written, print what the page shows', async (t) => {
  const recipes = examplesIn(fs.readFileSync(path.join(packageRoot, 'docs/recipes.md'), 'utf8'))
  t.equal(recipes.length, 4)
  t.equal(recipes.filter(isForLibreOffice).length, 1)
  const run = recipes.filter((recipe) => isFull || !isForLibreOffice(recipe))
  await checkExamples(t, run, { base: server.base, directory })
  if (!isFull) return
  const [sheet] = (await readWorkbook(path.join(directory, 'training.xlsx'))) as unknown as {
    data: unknown[][]
  }[]
  const [head = [], ...rows] = sheet?.data ?? []
  const row = rows.find((cells) => cells.includes('Trung cấp lý luận chính trị - hành chính')) ?? []
  t.equal(row[head.indexOf('Số học viên')], 633, 'LibreOffice has read the numbers as numbers')
})
