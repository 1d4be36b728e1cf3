import fs from 'node:fs'
import path from 'node:path'
import tap, { before, test } from 'tap'
import {
  quietSettings,
  scratchDirectory,
  send,
  startServer,
  type ServerProcess,
} from '../process/server-process.ts'
import { testDatabase } from '../support/database.ts'
import { makeCluster } from '../support/postgres-cluster.ts'
import { bantinIn } from './cli-process.ts'
import { hostedBantinIn } from './command-hosts.ts'

const directory = scratchDirectory(tap)
const bantin = bantinIn(directory, quietSettings)
const hosted = hostedBantinIn(tap, directory, quietSettings)
let server: ServerProcess
let admin: string

before(async () => {
  await makeCluster(path.join(directory, '.data/postgres'))
  server = await startServer(tap, directory)
  admin = fs.readFileSync(path.join(directory, '.data/admin.key'), 'utf8').trim()
})

const events = async (query: string) =>
  (await send(server.base, 'GET', `/v1/audit-events?${query}`, admin)).body['items'] as Record<
    string,
    unknown
  >[]

test('a key made beside a running server works at once, and no more once it is revoked', async (t) => {
  const owner = ['--owner', 'Nguyễn Văn An', '--email', 'an@school.example']
  const made = await bantin(t, ['keys', 'create', '--name', 'Bảng tin', ...owner, '--scope', 'content:write'])
  t.equal(made.code, 0)
  t.match(made.out, /^bt_[0-9a-f]{16}_[0-9a-f]{64}\n$/, 'the key stands alone, for scripts')
  const key = made.out.trim()
  t.equal((await send(server.base, 'POST', '/v1/tags', key, { name: 'Tin nhanh' })).status, 201)

  const listed = await bantin(t, ['keys', 'list'])
  t.match(
    listed.out,
    new RegExp(`^${key.slice(3, 19)} +Bảng tin +Nguyễn Văn An +content:write .* works$`, 'm'),
  )
  t.notMatch(listed.out, 'an@school.example')
  t.notMatch(listed.out, key.slice(20))

  const revoked = await bantin(t, ['keys', 'revoke', key.slice(3, 19)])
  t.same([revoked.code, revoked.out], [0, 'The key "Bảng tin" is revoked.\n'])
  t.equal((await send(server.base, 'POST', '/v1/tags', key, { name: 'Tin chậm' })).status, 401)
  t.match(
    (await bantin(t, ['keys', 'revoke', key])).out,
    'was revoked before',
    'the key itself names it, too',
  )
  t.match((await bantin(t, ['keys', 'list'])).out, /Bảng tin .* revoked 20/)
  t.equal((await bantin(t, ['keys', 'revoke', 'f'.repeat(16)])).code, 1)

  const mine = (await events('actor=cli&resource=api-keys')).map(({ operation }) => operation)
  t.same(
    mine,
    ['revokeApiKey', 'createApiKey', 'createApiKey'],
    'the first admin, this key, its end: once each',
  )
})

test('an end that is past, and a name that shows nothing, are refused in words', async (t) => {
  const past = await hosted(['keys', 'create', '--name', 'x', '--role', 'reader', '--expires', '2020-01-01'])
  t.equal(past.code, 1)
  t.match(past.error, 'expires_at: It must be in the future.')
  const blank = await hosted(['keys', 'create', '--name', ' ', '--role', 'reader'])
  t.equal(blank.code, 1)
  t.match(blank.error, 'name: ')
  const nobody = ['keys', 'create', '--name', 'x', '--role', 'reader', '--email', 'an@school.example']
  t.match((await hosted(nobody)).error, '--owner is missing: say whose e-mail it is')
})

const page = `Khai giảng lớp bồi dưỡng

Ngày đăng: 05/03/2020

Ngày 04/03/2020, nhà trường khai giảng lớp bồi dưỡng kiến thức quản lý nhà nước với 50 học viên tham dự.`

test('a page becomes a draft once, and one that cannot be read says what it lacks', async (t) => {
  const first = await bantin(t, ['import', 'page', '-'], {}, page)
  t.equal(first.code, 0)
  t.equal(first.out, 'http://127.0.0.1:0/v1/posts/khai-giang-lop-boi-duong\n')
  const draft = await send(server.base, 'GET', '/v1/posts/khai-giang-lop-boi-duong', admin)
  t.match(draft.body, { status: 'draft', title: 'Khai giảng lớp bồi dưỡng' })
  t.equal(
    (await send(server.base, 'GET', '/v1/posts/khai-giang-lop-boi-duong')).status,
    404,
    'a draft is not public',
  )

  fs.writeFileSync(path.join(directory, 'page.txt'), page)
  const second = await hosted(['import', 'page', 'page.txt'])
  t.equal(second.out, first.out)
  t.match(second.error, 'came before')
  const history = await events(`resource_id=${String(draft.body['id'])}`)
  t.match(history, [{ actor: 'cli', operation: 'importPage' }])
  t.equal(history.length, 1)

  const empty = await bantin(t, ['import', 'page', '-'], {}, 'Trang chủ')
  t.equal(empty.code, 1)
  t.match(empty.error, /^bantin: The page lacks: /)
  fs.writeFileSync(path.join(directory, 'windows.txt'), Buffer.from([0x54, 0xfd, 0xe1, 0x00]))
  t.match((await hosted(['import', 'page', 'windows.txt'])).error, 'is not in UTF-8')
})

test('the demo is written once, synthetic rows are added once, and the schema is up to date', async (t) => {
  t.match((await bantin(t, ['seed'])).out, /^[1-9]\d* rows of the demo year were written/)
  t.match((await hosted(['seed'])).out, 'nothing was written')
  const words = ['generate', '--posts', '5', '--classes', '2', '--learners', '4', '--seed', '3']
  t.match((await bantin(t, words)).out, /^posts: 5 added$/m)
  t.match((await hosted(words)).out, 'nothing was added')
  t.match((await bantin(t, ['migrate'])).out, 'up to date')
  t.equal((await send(server.base, 'GET', '/readyz')).status, 200, 'the server went on meanwhile')
})

test('without a server a command starts the database for itself, and leaves nothing behind', async (t) => {
  const { code: ending } = await server.stop()
  t.equal(ending, 0, server.error())
  const { code, out } = await bantin(t, ['keys', 'list'])
  t.equal(code, 0)
  t.match(out, 'Bảng tin')
  t.notOk(fs.existsSync(path.join(directory, '.data/postgres/postmaster.pid')))
})

test('a database without the schema is left as it is by all but migrate', async (t) => {
  const { url } = await testDatabase(t)
  const bare = new URL(url)
  bare.pathname = '/postgres'
  const { code, error } = await bantin(t, ['keys', 'list'], { DATABASE_URL: bare.href })
  t.equal(code, 1)
  t.match(error, 'run bantin migrate first')
})
