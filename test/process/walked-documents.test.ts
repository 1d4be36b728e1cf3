import fs from 'node:fs'
import path from 'node:path'
import tap, { before, test } from 'tap'
import { packageRoot } from '../../src/package.ts'
import { makeCluster } from '../support/postgres-cluster.ts'
import { checkExamples, examplesIn } from './document-requests.ts'
import { scratchDirectory, startServer, type ServerProcess } from './server-process.ts'

const page = (name: string) => fs.readFileSync(path.join(packageRoot, 'docs', name), 'utf8')
const directory = scratchDirectory(tap)
let server: ServerProcess

before(async () => {
  await makeCluster(path.join(directory, '.data/postgres'))
  // like `npm start` in a fresh clone, as the page says
  server = await startServer(tap, directory, { BANTIN_DEMO: '' })
})

test('the year of a registrar in twelve calls has the answers that the page shows', async (t) => {
  const examples = examplesIn(page('registers.md'))
  t.equal(examples.length, 12)
  await checkExamples(t, examples, { base: server.base, directory })
})

test('the year of a Party office in thirteen calls has the answers that the page shows', async (t) => {
  const examples = examplesIn(page('party-work.md'))
  t.equal(examples.length, 13)
  await checkExamples(t, examples, { base: server.base, directory })
})

test('the work of a year in Vietnamese has the answers that the page shows', async (t) => {
  const examples = examplesIn(page('huong-dan.md'))
  t.equal(examples.length, 18)
  await checkExamples(t, examples, { base: server.base, directory })
})

test('the way of a text through the newsroom has the answers that the page shows', async (t) => {
  const examples = examplesIn(page('editing.md'))
  t.equal(examples.length, 10)
  await checkExamples(t, examples, { base: server.base, directory })
})
