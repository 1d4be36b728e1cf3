import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import tap, { test, type Test } from 'tap'
import { bantinIn } from '../cli/cli-process.ts'
import {
  adminKey,
  eventually,
  quietSettings,
  scratchDirectory,
  send,
  startServer,
} from '../process/server-process.ts'
import { debianProgram } from '../support/debian-program.ts'
import { giveToCluster, makeCluster, runCluster } from '../support/postgres-cluster.ts'

const directory = scratchDirectory(tap)
const file = (name: string) => path.join(directory, name)

function openssl(...words: string[]): void {
  const { status, stderr } = spawnSync(debianProgram('openssl'), words, { cwd: directory, encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl failed: ${stderr}`)
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

/** Makes the certificate of an authority, and its key. */
function makeAuthority(name: string): void {
  const subject = `/CN=${name}`
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
    '-days',
    '2',
    '-subj',
    subject,
  )
}

/** Makes a certificate that `authority` signs. */
function makeCertificate(name: string, authority: string, subject: string, extension: string): void {
  openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject)
  fs.writeFileSync(file(`${name}.ext`), extension)
  const signer = ['-CA', `${authority}.pem`, '-CAkey', `${authority}.key`, '-CAcreateserial']
  const result = ['-out', `${name}.pem`, '-days', '2', '-extfile', `${name}.ext`]
  openssl('x509', '-req', '-in', `${name}.csr`, ...signer, ...result)
}

/** Starts a Postgres with a certificate for `localhost`, which takes its database `school` by TLS and by socket only. */
async function startWithTls(t: Test) {
  makeAuthority('authority')
  makeAuthority('stranger')
  makeCertificate('server', 'authority', '/CN=localhost', 'subjectAltName=DNS:localhost')
  makeCertificate('client', 'authority', '/CN=certified', 'extendedKeyUsage=clientAuth')
  const cluster = file('cluster')
  const password = await makeCluster(cluster)
  const access = [
    'local     all    all       scram-sha-256',
    'hostssl   all    certified 127.0.0.1/32 cert',
    'hostssl   all    bantin    127.0.0.1/32 scram-sha-256',
    'hostnossl bantin bantin    127.0.0.1/32 scram-sha-256',
  ]
  fs.writeFileSync(path.join(cluster, 'pg_hba.conf'), access.join('\n'))
  for (const name of ['server.key', 'server.pem', 'authority.pem']) {
    const copy = path.join(cluster, name)
    fs.copyFileSync(file(name), copy)
    fs.chmodSync(copy, 0o600)
    giveToCluster(cluster, copy)
  }
  const sockets = file('sockets')
  fs.mkdirSync(sockets)
  fs.chmodSync(sockets, 0o777)
  const { url, port } = await runCluster(t, cluster, password, {
    unix_socket_directories: sockets,
    ssl: 'on',
    ssl_cert_file: 'server.pem',
    ssl_key_file: 'server.key',
    ssl_ca_file: 'authority.pem',
  })
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('create database school')
  await client.query('create role certified login superuser')
  await client.end()
  return { url, port, password, sockets }
}

test('a Postgres that takes TLS or a socket only', async (t) => {
  const { url, port, password, sockets } = await startWithTls(t)
  const at = (host: string, query: string, user = `bantin:${password}`) =>
    `postgres://${user}@${host}:${port}/school?${query}`
  const authority = `sslrootcert=${file('authority.pem')}`
  const stranger = `sslrootcert=${file('stranger.pem')}`
  const certificate = `sslcert=${file('client.pem')}&sslkey=${file('client.key')}`
  const migrate = (DATABASE_URL: string, more: Record<string, string> = {}) =>
    bantinIn(directory, quietSettings)(t, ['migrate'], { DATABASE_URL, ...more })

  const accepted: Record<string, [string, Record<string, string>?]> = {
    'sslmode=require': [at('127.0.0.1', 'sslmode=require')],
    'sslmode=verify-ca under another name': [at('127.0.0.1', `sslmode=verify-ca&${authority}`)],
    'sslmode=verify-full': [at('localhost', `sslmode=verify-full&${authority}`)],
    'sslnegotiation=direct': [at('localhost', `sslmode=verify-full&sslnegotiation=direct&${authority}`)],
    'channel_binding=prefer': [at('localhost', `sslmode=require&channel_binding=prefer`)],
    'a client certificate': [at('localhost', `sslmode=verify-full&${authority}&${certificate}`, 'certified')],
    'a socket': [`postgres://bantin:${password}@/school?host=${sockets}&port=${port}`],
    'a socket in the place of the host': [
      `postgres://bantin@${encodeURIComponent(sockets)}:${port}/school?sslmode=verify-full`,
      { PGPASSWORD: password },
    ],
  }
  for (const [what, [address, more]] of Object.entries(accepted)) {
    const { code, error } = await migrate(address, more)
    t.equal(code, 0, `${what}: ${error}`)
  }
  const refused: Record<string, [string, RegExp]> = {
    'no TLS': [
      at('127.0.0.1', 'sslmode=disable'),
      /refuses us \(no pg_hba.conf entry.*no encryption.*sslmode/,
    ],
    'another name': [
      at('127.0.0.1', `sslmode=verify-full&${authority}`),
      /certificate .* not accepted \(.*127.0.0.1/,
    ],
    'another authority': [at('localhost', `sslmode=verify-ca&${stranger}`), /not accepted .*sslrootcert/],
    'an authority that nobody knows': [at('localhost', 'sslmode=verify-full'), /not accepted .*sslrootcert/],
    'no client certificate': [at('localhost', 'sslmode=require', 'certified'), /refuses us \(.*certificate/],
  }
  for (const [what, [address, message]] of Object.entries(refused)) {
    const { code, error } = await migrate(address)
    t.equal(code, 1, what)
    t.match(error, /^bantin: the /, what)
    t.match(error, message, what)
    t.notMatch(error, /\n +at /, `${what}: no stack`)
    t.notMatch(error, password, what)
  }

  await t.test('a server, and its thread for imports', async (t) => {
    fs.writeFileSync(file('url'), `${at('localhost', `sslmode=verify-full&${authority}`)}\n`)
    const server = await startServer(t, directory, {
      DATABASE_URL_FILE: file('url'),
      BANTIN_ADMIN_KEY: adminKey,
      IMPORT_INLINE_BYTES: '0',
    })
    const sent = await fetch(`${server.base}/v1/imports/tags`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' },
      body: '{"external_id":"t1","name":"Thẻ"}\n',
    })
    const { id } = (await sent.json()) as { id: string }
    await eventually('the import is done', async () => {
      return (await send(server.base, 'GET', `/v1/imports/${id}`, adminKey)).body['status'] === 'completed'
    })
    const client = new Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query(
      `select distinct ssl from pg_stat_ssl join pg_stat_activity using (pid) where datname = 'school'`,
    )
    await client.end()
    t.same(rows, [{ ssl: true }])
    t.same(await server.stop(), { code: 0, signal: null })
  })
})
