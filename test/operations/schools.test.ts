import fs from 'node:fs'
import path from 'node:path'
import { test } from 'tap'
import { query } from '../libraries/embedded-postgres/clusters.ts'
import { adminKey, eventually, scratchDirectory, send, startServer } from '../process/server-process.ts'
import { startDebianPostgres } from './debian-postgres.ts'
import { deployed } from './deployed.ts'
import { freePort } from '../../src/libraries/embedded-postgres/port.ts'
import { runPgbouncer } from './pgbouncer.ts'

const schools = ['school_01', 'school_02', 'school_03']
const poolSize = 5

const learners = Array.from(
  { length: 2_000 },
  (_, n) => `{"external_id":"h${n}","full_name":"Học viên ${n}"}\n`,
).join('')

/** The cluster of all schools, whose roles need their passwords. */
async function startCluster(t: Parameters<typeof startDebianPostgres>[0]) {
  const { url } = await startDebianPostgres(t)
  const { port } = new URL(url)
  const admin = `postgres://admin@127.0.0.1:${port}/postgres`
  for (const school of schools) {
    await query(admin, `create role ${school} login password 'secret-${school}'`)
    await query(admin, `create database ${school} owner ${school}`)
    await query(admin, `revoke connect on database ${school} from public`)
  }
  const [place] = await query(admin, 'show hba_file')
  fs.writeFileSync(
    String(place!['hba_file']),
    'host all admin 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  )
  await query(admin, 'select pg_reload_conf()')
  const users = await query(
    admin,
    `select format('"%s" "%s"', rolname, rolpassword) as line from pg_authid where rolname like 'school\\_%'`,
  )
  return { admin, port, userlist: users.map(({ line }) => `${String(line)}\n`).join('') }
}

test('several schools share a cluster through the PgBouncer of deploy/pgbouncer.ini', async (t) => {
  const directory = scratchDirectory(t)
  const { admin, port, userlist } = await startCluster(t)
  const users = path.join(directory, 'userlist.txt')
  const file = path.join(directory, 'pgbouncer.ini')
  const poolerPort = await freePort()
  fs.writeFileSync(users, userlist)
  fs.writeFileSync(
    file,
    deployed('pgbouncer.ini', {
      'port=5432': `port=${port}`,
      'listen_port = 6432': `listen_port = ${poolerPort}`,
      '/etc/pgbouncer/userlist.txt': users,
    }) + 'unix_socket_dir =\n',
  )
  const log = await runPgbouncer(t, file)
  const urlOf = (school: string, role = school) =>
    `postgres://${role}:secret-${role}@127.0.0.1:${poolerPort}/${school}`
  const servers = await Promise.all(
    schools.map((school) =>
      startServer(t, directory, {
        DATABASE_URL: urlOf(school),
        PREPARED_STATEMENTS: 'off',
        EXPORTS_AT_ONCE: '1',
        IMPORT_INLINE_BYTES: '0',
        BANTIN_ADMIN_KEY: adminKey,
      }),
    ),
  )

  const peak = new Map<string, number>()
  const observe = async () => {
    const rows = await query(
      admin,
      `select usename as school, count(*)::int as connections from pg_stat_activity where usename like 'school\\_%' group by 1`,
    )
    for (const { school, connections } of rows) peak.set(school, Math.max(peak.get(school) ?? 0, connections))
  }
  const useSchool = async ({ base }: (typeof servers)[number], school: string) => {
    t.equal((await send(base, 'POST', '/v1/tags', adminKey, { name: school })).status, 201)
    const sent = await fetch(`${base}/v1/imports/learners`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
      body: learners,
    })
    const { id } = (await sent.json()) as { id: string }
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(
        Array.from({ length: 25 }, (_, n) => send(base, 'GET', `/v1/learners?limit=${n + 1}`, adminKey)),
      )
      t.same([...new Set(answers.map(({ status }) => status))], [200])
      await observe()
    }
    const done = await eventually('the import is done', async () => {
      await observe()
      const { body } = await send(base, 'GET', `/v1/imports/${id}`, adminKey)
      return body['finished_at'] !== null && body
    })
    t.match(done, { status: 'completed', created: learners.split('\n').length - 1 })
    const { body } = await send(base, 'GET', '/v1/tags', adminKey)
    t.same(
      (body['items'] as { name: string }[]).map(({ name }) => name),
      [school],
    )
  }
  await Promise.all(servers.map((server, n) => useSchool(server, schools[n]!)))
  t.same([...peak.keys()].toSorted(), schools)
  for (const [school, connections] of peak)
    t.ok(connections <= poolSize, `${school} has ${connections} connections at most`)

  t.notMatch(log(), /no more connections allowed|pooler error/)
  await t.rejects(
    query(urlOf('school_01', 'school_02'), 'select 1'),
    /permission denied for database "school_01"|user/,
  )
  for (const server of servers) t.same(await server.stop(), { code: 0, signal: null })
})
