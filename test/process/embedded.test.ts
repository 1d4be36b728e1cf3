import fs from 'node:fs'
import path from 'node:path'
import tap, { test } from 'tap'
import { exitsWithin, postmasterOf } from '../libraries/embedded-postgres/clusters.ts'
import {
  eventually,
  waitForExit,
  quietSettings,
  scratchDirectory,
  send,
  startProgram,
  startServer,
} from './server-process.ts'
import { findMissing, startWrites } from './write-load.ts'

const directory = scratchDirectory(tap)
const keyFile = path.join(directory, '.data/admin.key')
const cluster = path.join(directory, '.data/postgres')
const adminKey = () => fs.readFileSync(keyFile, 'utf8').trim()
const postmaster = () => postmasterOf(cluster)

test('an owner starts it the first time and is told of a key that works and only they can read', async (t) => {
  const server = await startServer(t, directory)
  t.comment(`cold start: ${server.readyMs} ms`)
  t.match(server.error(), `An admin key was written to ${keyFile}`)
  t.match(server.error(), `${server.base}/docs`)
  t.equal(fs.statSync(keyFile).mode & 0o777, 0o600)
  t.notMatch(server.error() + server.out(), adminKey(), 'the key itself is not printed')
  t.equal((await send(server.base, 'GET', '/v1/api-keys', adminKey())).status, 200)
  t.equal((await send(server.base, 'GET', '/readyz')).status, 200)
  t.equal((await send(server.base, 'POST', '/v1/tags', adminKey(), { name: 'Kept' })).status, 201)
  const postgres = postmaster()
  t.same(await server.stop(), { code: 0, signal: null })
  t.ok(await exitsWithin(postgres, 10_000), 'its Postgres is gone with it')
})

test('a restart keeps the data and the key, and does not tell of it again', async (t) => {
  const server = await startServer(t, directory)
  t.comment(`warm start: ${server.readyMs} ms`)
  t.notMatch(server.error(), 'admin key')
  t.equal((await send(server.base, 'GET', '/v1/tags/kept', adminKey())).status, 200)
  server.signal('SIGINT')
  t.same(await server.exited, { code: 0, signal: null }, 'Ctrl-C stops it as well')
})

test('a second server on the same directory says who has it, and the first goes on', async (t) => {
  const first = await startServer(t, directory)
  const second = startProgram(t, 'main.js', [], quietSettings, directory)
  const { code, error } = await waitForExit(second)
  t.equal(code, 1)
  t.match(error, `started by the Bantin process ${first.pid}`)
  t.match(error, 'set DATABASE_URL')
  t.notMatch(error, /\n +at /, 'no stack')
  t.equal((await send(first.base, 'GET', '/v1/tags')).status, 200)
  await first.stop()
})

test('kill -9 while many write loses nothing that was acknowledged, and the next start needs no hand', async (t) => {
  const server = await startServer(t, directory)
  const load = startWrites(server.base, adminKey(), 'Before the kill')
  await eventually('many writes are acknowledged', async () => load.acknowledged.length >= 100)
  const orphan = postmaster()
  await server.kill()
  await load.stop()
  const again = await startServer(t, directory)
  t.comment(`start after kill -9: ${again.readyMs} ms`)
  t.same(await findMissing(again.base, adminKey(), load.acknowledged), [])
  // on a busy machine the database may be slow before it is killed
  const others = load.answers.filter(({ status, retryAfter }) => status !== 503 || !(Number(retryAfter) > 0))
  t.same(others, [], 'nothing but 201, 503 with a time to wait, and broken connections')
  t.ok(await exitsWithin(orphan, 10_000), 'the Postgres of the killed one is gone')
  t.equal((await send(again.base, 'POST', '/v1/tags', adminKey(), { name: 'After' })).status, 201)
  await again.stop()
})

test('a server whose Postgres was killed starts it again, answers 503 in between, and then goes on', async (t) => {
  const server = await startServer(t, directory)
  t.equal((await send(server.base, 'POST', '/v1/tags', adminKey(), { name: 'Recovered' })).status, 201)
  const killed = postmaster()
  process.kill(killed, 'SIGKILL')
  const statuses = new Set<number>()
  await eventually('the database is there again', async () => {
    const { status } = await send(server.base, 'GET', '/v1/tags/recovered')
    statuses.add(status)
    return status === 200 && postmaster() !== killed
  })
  t.same(
    [...statuses].filter((status) => status !== 200 && status !== 503),
    [],
  )
  t.match(server.error(), 'the embedded Postgres ended and is started again')
  await server.stop()
})
