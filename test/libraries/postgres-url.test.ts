import {
  maskPostgresUrl,
  PostgresUrlError,
  readPostgresUrl,
} from '../../src/libraries/postgres-url/read-postgres-url.ts'
import pg from 'pg'
import { test } from '../support/shared-test.ts'

/** Where node-postgres would connect, without connecting. */
function target(text: string) {
  const { host, port, user, database, ssl } = new pg.Client(readPostgresUrl(text))
  return { host, port, user, database, ssl }
}

test('URLs by TCP and by socket', (t) => {
  const common = { port: 5432, user: 'bantin', database: 'school', ssl: false }
  const socket = { ...common, host: '/var/run/postgresql' }
  t.match(target('postgres://bantin:p%40ss@db.example/school'), { ...common, host: 'db.example' })
  t.match(target('postgresql://bantin@[::1]:5433/school'), { ...common, host: '::1', port: 5433 })
  t.match(target('postgres://bantin@/school?host=/var/run/postgresql'), socket)
  t.match(target('postgres:///school?host=/var/run/postgresql&user=bantin'), socket)
  t.match(target('postgresql://bantin@%2Fvar%2Frun%2Fpostgresql/school'), socket)
  t.match(target('postgresql://bantin@%2Fvar%2Frun%2Fpostgresql:5433/school'), { ...socket, port: 5433 })
  t.match(target('socket:/var/run/postgresql?db=school&user=bantin'), socket)
  t.match(target('socket://bantin:secret@/var/run/postgresql?db=school'), socket)
  t.match(target('postgres://bantin@/school?host=/var/run/postgresql&sslmode=require'), socket, 'as libpq')
  t.end()
})

test('sslmode means what it means for libpq', (t) => {
  const ssl = (query: string) => target(`postgres://bantin@db/school?${query}`).ssl
  t.equal(ssl('sslmode=disable'), false)
  t.same(ssl('sslmode=require'), { rejectUnauthorized: false })
  t.same(ssl('sslmode=no-verify'), { rejectUnauthorized: false })
  t.same(ssl('sslmode=verify-full'), {})
  t.same(ssl('sslrootcert=system'), {}, 'the authorities that Node knows')
  t.equal(ssl('ssl=true'), true)
  t.equal(ssl('ssl=0'), false)
  t.equal(ssl('ssl=false'), false, 'not the text false, which is true for node-postgres')
  t.end()
})

test('further parameters', (t) => {
  const read = (query: string) => readPostgresUrl(`postgres://bantin@db/school?${query}`)
  t.equal(read('connect_timeout=5').connectTimeoutMs, 5_000)
  t.equal(read('options=-c%20search_path%3Dschool').options, '-c search_path=school')
  t.equal(read('channel_binding=prefer').enableChannelBinding, true)
  t.equal(new pg.Client(read('application_name=school%20api')).database, 'school')
  t.match(read('application_name=school%20api').connectionString, 'application_name=school+api')
  t.end()
})

test('what cannot be used is refused by name, without the password', (t) => {
  const refused: [string, RegExp][] = [
    ['mysql://u:s3cret@db/school', /must look like postgres:/],
    ['postgres://u:s3#cret@db/school', /percent-encoded/],
    ['postgres://u:s3/cret@db/school', /percent-encoded/],
    ['postgres://u:12/s3cret@db/school', /percent-encoded/],
    ['postgres://u:s3cret@db:99999/school', /must look like/],
    ['postgres://u:s3cret@db/school?port=high', /the port high/],
    ['postgres://u:s3%zzcret@db/school', /percent-encoded/],
    ['postgres://u:s3cret@a,b:43000/school', /several hosts/],
    ['postgres://u:s3cret@a:1,b:2/school', /several hosts/],
    ['postgres://u:s3cret@/school?host=a,b', /several hosts/],
    ['postgres://u:s3cret@db/school?target_session_attrs=read-write', /target_session_attrs/],
    ['postgres://u:s3cret@db/school?service=school', /parameter service/],
    ['postgres://u:s3cret@db/school?passfile=/etc/pgpass', /parameter passfile.*PGPASSFILE/],
    ['postgres://u:s3cret@db/school?schema=public', /parameter schema/],
    ['postgres://u:s3cret@db/school?statement_timeout=5', /STATEMENT_TIMEOUT_MS/],
    ['postgres://u:s3cret@db/school?sslmode=prefer', /sslmode=prefer.*disable, require/],
    ['postgres://u:s3cret@db/school?sslmode=allow', /sslmode=allow/],
    ['postgres://u:s3cret@db/school?sslmode=verify-ca', /sslrootcert/],
    ['postgres://u:s3cret@db/school?sslmode=require&sslrootcert=system', /verify-full/],
    ['postgres://u:s3cret@db/school?sslrootcert=/nowhere/ca.pem', /sslrootcert=\/nowhere\/ca.pem.*ENOENT/],
    [
      'postgres://u:s3cret@db/school?sslmode=verify-full&sslrootcert=package.json',
      /no certificate or key \(sslrootcert\)/,
    ],
    ['postgres://u:s3cret@db/school?sslcert=package.json', /sslcert and sslkey/],
    [
      'postgres://u:s3cret@db/school?sslrootcert=package.json&sslcert=package.json&sslkey=package.json',
      /no certificate or key/,
    ],
    ['postgres://u:s3cret@db/school?sslnegotiation=direct', /sslnegotiation=direct/],
    ['postgres://u:s3cret@db/school?channel_binding=require', /channel_binding=require/],
    ['postgres://u:s3cret@db/school?connect_timeout=0', /connect_timeout=0/],
    ['socket:/var/run/postgresql?password=s3cret', /names no database/],
  ]
  for (const [text, message] of refused) {
    t.throws(() => readPostgresUrl(text), { name: 'PostgresUrlError', message }, text)
    try {
      readPostgresUrl(text)
    } catch (error) {
      t.ok(error instanceof PostgresUrlError)
      t.notMatch(String(error), /cret/)
    }
  }
  t.end()
})

test('a password is masked wherever it is', (t) => {
  t.equal(
    maskPostgresUrl('postgres://u:s3@cret@db:5/x?a=1&password=b&c=d'),
    'postgres://u:***@db:5/x?a=1&password=***&c=d',
  )
  t.equal(maskPostgresUrl('socket://u:s3cret@/run?db=x'), 'socket://u:***@/run?db=x')
  t.equal(maskPostgresUrl('postgres://u@db/x'), 'postgres://u@db/x')
  t.end()
})
