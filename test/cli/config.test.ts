import fs from 'node:fs'
import path from 'node:path'
import tap, { test } from 'tap'
import { effectiveSettings, readConfig } from '../../src/config.ts'
import { settingNames } from '../../src/config/settings.ts'
import type { Environment } from '../../src/config/environment.ts'
import { packageRoot } from '../../src/package.ts'
import { scratchDirectory } from '../process/server-process.ts'
import { bantinIn } from './cli-process.ts'
import { hostedBantinIn } from './command-hosts.ts'

const directory = scratchDirectory(tap)
const bantin = bantinIn(directory)
const hosted = hostedBantinIn(tap, directory)
const secret = `${'8f3a61c2d97b045e'.repeat(2)}${'b7e0952d4c1fa386'.repeat(2)}`

test('config tells what is in force and from where, and keeps secrets', async (t) => {
  fs.writeFileSync(
    path.join(directory, '.env'),
    `PORT=8080\nHOST=0.0.0.0\nBANTIN_ADMIN_KEY=bt_0123456789abcdef_${secret}\nRATE_LIMT=off\n`,
  )
  const DATABASE_URL = 'postgres://bantin:s3cret%21@db:5432/bantin?password=hidden2'
  const { code, out, error } = await bantin(t, ['config'], { HOST: '127.0.0.1', DATABASE_URL })
  t.equal(code, 0)
  t.match(out, /^PORT +8080 +\.env$/m)
  t.match(out, /^HOST +127\.0\.0\.1 +environment$/m, 'the environment is stronger')
  t.match(out, /^LOG_LEVEL +info +default$/m)
  t.match(out, /^BANTIN_DEMO +off +default$/m, 'what follows from other settings is shown as it is')
  t.match(out, 'postgres://bantin:***@db:5432/bantin')
  t.match(out, 'bt_0123456789abcdef_***')
  t.notMatch(out + error, /s3cret|hidden2/)
  t.notMatch(out + error, secret)
  t.match(error, 'RATE_LIMT is not a setting; did you mean RATE_LIMIT?')
})

test('a file can hold a secret', async (t) => {
  const file = (name: string, text: string) => {
    const found = path.join(directory, name)
    fs.writeFileSync(found, text)
    return found
  }
  const DATABASE_URL_FILE = file('database-url', 'postgres://bantin:s3cret@db:5432/bantin\n')
  const BANTIN_ADMIN_KEY_FILE = file('admin-key', `bt_0123456789abcdef_${secret}\r\n`)
  const { databaseUrl, adminKey, demo } = readConfig({ DATABASE_URL_FILE, BANTIN_ADMIN_KEY_FILE })
  t.equal(databaseUrl, 'postgres://bantin:s3cret@db:5432/bantin')
  t.equal(adminKey, `bt_0123456789abcdef_${secret}`)
  t.equal(demo, false, 'it is a database of its own')

  const { code, out, error } = await hosted(['config'], {
    DATABASE_URL_FILE,
    BANTIN_ADMIN_KEY: '',
    BANTIN_ADMIN_KEY_FILE,
  })
  t.equal(code, 0, error)
  t.match(out, `postgres://bantin:***@db:5432/bantin`)
  t.match(out, DATABASE_URL_FILE)
  t.notMatch(out + error, /s3cret/)
  t.notMatch(out + error, secret)

  const message = (environment: Environment) => {
    try {
      readConfig(environment)
      return 'none'
    } catch (failure) {
      return String(failure)
    }
  }
  const both = { DATABASE_URL_FILE, DATABASE_URL: 'postgres://other:s3cret@db/bantin' }
  t.match(message(both), 'DATABASE_URL and DATABASE_URL_FILE are both set')
  t.match(
    message({ DATABASE_URL_FILE: '/nowhere/url' }),
    'DATABASE_URL_FILE: /nowhere/url cannot be read (ENOENT)',
  )
  t.match(message({ BANTIN_ADMIN_KEY_FILE: file('empty', '\n') }), /BANTIN_ADMIN_KEY_FILE: .*empty is empty/)
  t.match(message({ DATABASE_URL_FILE: file('blank', ' \n\n') }), /DATABASE_URL_FILE: .*blank is empty/)
  t.match(
    message({ DATABASE_URL_FILE: file('wrong', 'mysql://u:s3cret@db/x') }),
    /DATABASE_URL in \/.*\/wrong: must look like/,
  )
  for (const wrong of [both, { DATABASE_URL_FILE: file('wrong', 'mysql://u:s3cret@db/x') }])
    t.notMatch(message(wrong), 's3cret')
})

test('a DATABASE_URL that cannot be used as it is meant ends every command', async (t) => {
  const DATABASE_URL = 'postgres://bantin:s3cret@one,two:43000/bantin?target_session_attrs=primary'
  const commands = [
    'config',
    'serve',
    'migrate',
    'keys list',
    'search reindex',
    'check keys',
    'export --resource tags',
    'generate --posts 1',
  ]
  for (const command of commands) {
    const { code, error } = await hosted(command.split(' '), { DATABASE_URL, BANTIN_ADMIN_KEY: '' })
    t.equal(code, 78, command)
    t.match(error, 'DATABASE_URL: names several hosts')
    t.notMatch(error, /s3cret|\n +at /)
  }
})

test('settings that cannot stand end every command with 78', async (t) => {
  for (const words of [['config'], ['keys', 'list'], ['serve']]) {
    const { code, error } = await hosted(words, { PORT: 'high' })
    t.equal(code, 78, words.join(' '))
    t.match(
      error,
      /^bantin: these settings cannot be used:\n {2}PORT: must be a whole number from 0 to 65535\n/,
    )
  }
})

test('a proxy is an address or a range, since names of hosts are not resolved', async (t) => {
  const good = '10.0.0.0/8, 192.168.7.1,::1, fd00::/8, loopback'
  t.same(readConfig({ TRUST_PROXY: good }).trustProxy, [
    '10.0.0.0/8',
    '192.168.7.1',
    '::1',
    'fd00::/8',
    'loopback',
  ])
  for (const bad of ['nginx', '10.0.0.0/33', '10.0.0.1, nginx', '10.0.0.1/']) {
    t.throws(
      () => readConfig({ TRUST_PROXY: bad }),
      /^ {2}TRUST_PROXY: must be addresses or CIDR ranges/m,
      bad,
    )
  }
})

test('the old name of a renamed setting works for one version, with a warning', async (t) => {
  const inMegabytes = (environment: Environment) => readConfig(environment).responseCacheBytes / 1_048_576
  t.equal(inMegabytes({ KEPT_ANSWERS_MB: '8' }), 8)
  t.equal(inMegabytes({ KEPT_ANSWERS_MB: '8', RESPONSE_CACHE_MB: '32' }), 32, 'the new name takes precedence')
  t.equal(inMegabytes({ KEPT_ANSWERS_MB: '8', RESPONSE_CACHE_MB: '' }), 8, 'an empty one counts as absent')
  t.throws(() => readConfig({ KEPT_ANSWERS_MB: 'many' }), /RESPONSE_CACHE_MB: /)

  const warning =
    'KEPT_ANSWERS_MB is deprecated and will be removed in the next version: set RESPONSE_CACHE_MB'
  const { out, error } = await hosted(['config'], { KEPT_ANSWERS_MB: '8' })
  t.match(out, /^RESPONSE_CACHE_MB +8 +environment$/m)
  t.match(error, warning)
  t.notMatch(error, 'KEPT_ANSWERS_MB is not a setting')

  const serving = await hosted(['serve'], { KEPT_ANSWERS_MB: '8', PORT: 'high' })
  t.equal(serving.code, 78)
  t.match(serving.error, `bantin: ${warning}`, 'the server warns when it starts')
})

test('audit events are removed only where a directory for their export is known', (t) => {
  const DATABASE_URL = 'postgres://bantin@db/bantin'
  t.equal(readConfig({ DATABASE_URL }).auditExport, undefined, 'they stay by default')
  t.throws(() => readConfig({ DATABASE_URL, AUDIT_KEEP_DAYS: '90' }), /set AUDIT_EXPORT_DIR/)
  t.throws(() => readConfig({ AUDIT_KEEP_DAYS: '0' }), /AUDIT_KEEP_DAYS: /)
  t.match(readConfig({ DATABASE_URL, AUDIT_KEEP_DAYS: '90', AUDIT_EXPORT_DIR: '/srv/audit' }).auditExport, {
    keepDays: 90,
    directory: '/srv/audit',
    mayCreate: false,
  })
  const embedded = readConfig({ AUDIT_KEEP_DAYS: '90', BANTIN_DATA_DIR: '/srv/bantin' })
  t.match(embedded.auditExport, { directory: '/srv/bantin/audit', mayCreate: true })
  t.end()
})

test('access tokens need a provider, an audience, and roles that exist', async (t) => {
  const OIDC_ISSUER = 'https://login.school.example/realms/school'
  const OIDC_AUDIENCE = 'https://api.school.example'
  const both = { OIDC_ISSUER, OIDC_AUDIENCE }
  t.equal(readConfig({}).oidc, undefined)
  t.equal(readConfig({ OIDC_TYP: 'JWT' }).oidc, undefined)
  t.match(readConfig(both).oidc, { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, typ: 'at+jwt' })
  const { oidc } = readConfig({
    ...both,
    OIDC_ROLE_CLAIM: 'roles',
    OIDC_ROLES: 'ban biên tập = editor, a=b=publisher,tong=publisher,tong=registrar',
  })
  t.same(
    [...(oidc?.roles ?? [])],
    [
      ['ban biên tập', ['editor']],
      ['a=b', ['publisher']],
      ['tong', ['publisher', 'registrar']],
    ],
  )
  for (const [environment, message] of [
    [{ OIDC_ISSUER }, 'OIDC_AUDIENCE'],
    [{ OIDC_AUDIENCE }, 'OIDC_ISSUER'],
    [{ OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'a=editor' }, 'OIDC_ISSUER'],
    [{ ...both, OIDC_ROLE_CLAIM: 'roles' }, 'OIDC_ROLES'],
    [{ ...both, OIDC_ROLES: 'a=editor' }, 'OIDC_ROLE_CLAIM'],
    [{ ...both, OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'editor' }, 'OIDC_ROLES: must be pairs'],
    [{ ...both, OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: '=editor' }, 'OIDC_ROLES: must be pairs'],
    [{ ...both, OIDC_TYP: 'jwt' }, 'OIDC_TYP'],
    [{ ...both, OIDC_ISSUER: 'http://login.school.example' }, 'OIDC_ISSUER: must be an https'],
    [{ ...both, OIDC_ISSUER: 'http://127.0.0.1.school.example' }, 'OIDC_ISSUER: must be an https'],
    [{ ...both, OIDC_ISSUER: 'https://user@login.school.example' }, 'OIDC_ISSUER: must be an https'],
    [{ ...both, OIDC_ISSUER: 'https://login.school.example?realm=1' }, 'OIDC_ISSUER: must be an https'],
    [{ ...both, OIDC_ISSUER: 'file:///etc/passwd' }, 'OIDC_ISSUER'],
    [{ ...both, OIDC_ISSUER: 'login.school.example' }, 'OIDC_ISSUER'],
  ] as const) {
    t.throws(() => readConfig(environment), new RegExp(message), JSON.stringify(environment))
  }
  for (const issuer of ['http://127.0.0.1:8080', 'http://localhost:8080/realms/x', 'http://[::1]:8080'])
    t.equal(readConfig({ ...both, OIDC_ISSUER: issuer }).oidc?.issuer, issuer)

  const unknown = await hosted(['config'], { ...both, OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'a=editr' })
  t.equal(unknown.code, 78)
  t.match(unknown.error, 'OIDC_ROLES: there is no role editr; there are: reader, author, editor, publisher')
})

test('.env.example lists every setting once, with its default', (t) => {
  const lines = fs.readFileSync(path.join(packageRoot, '.env.example'), 'utf8').split('\n')
  const listed = lines.flatMap((line) => /^#([A-Z][A-Z0-9_]*)=(.*)$/.exec(line)?.slice(1, 3) ?? [])
  const pairs = Array.from({ length: listed.length / 2 }, (_, at) => [listed[2 * at]!, listed[2 * at + 1]!])
  t.same(
    pairs.map(([name]) => name),
    settingNames,
  )
  const example = Object.fromEntries(pairs)
  t.same(readConfig(example), readConfig({}), 'and says nothing but the defaults')
  t.same(
    Object.entries(effectiveSettings({})).filter(
      ([name, value]) => name !== 'BANTIN_DEMO' && (value ?? '') !== example[name],
    ),
    [],
    'all of them',
  )
  for (const [at, line] of lines.entries()) {
    if (/^#[A-Z]/.test(line)) t.match(lines[at - 1], /^# .*\.$/, `${line} is explained`)
  }
  t.end()
})

test('a number is refused unless it is whole, in digits and in its range', async (t) => {
  for (const port of ['1e3', '0x50', '80.5', '-1', '65536', ' 80', '9'.repeat(400)]) {
    const { code, error } = await hosted(['config'], { PORT: port })
    t.equal(code, 78, port)
    t.match(error, 'PORT: must be a whole number from 0 to 65535')
  }
})
