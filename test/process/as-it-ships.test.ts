import fs from 'node:fs'
import path from 'node:path'
import tap, { test } from 'tap'
import { parse as parseYaml } from 'yaml'
import { commandList } from '../../src/cli/command-list.ts'
import { readOperations, type Operation } from '../platform/http/api-document.ts'
import { createExampleRows, type ExampleRows } from '../platform/http/example-rows.ts'
import { picture } from '../domain/content/files/sample-files.ts'
import { bantinIn } from '../cli/cli-process.ts'
import { addressesOf, type FirstRow } from './document-addresses.ts'
import { loadedPackages, lazyPackages, coverageEnvironment } from './lazy-packages.ts'
import { eventually, scratchDirectory, send, startServer } from './server-process.ts'

// Requests everything that a server from `npm start` serves, with the embedded Postgres and the demo year.
const directory = scratchDirectory(tap)
const modules = path.join(directory, 'modules')
/** Larger files become jobs. */
const inlineBytes = 3_000
const environment = {
  BANTIN_DEMO: 'on',
  IMPORT_INLINE_BYTES: String(inlineBytes),
  AUDIT_KEEP_DAYS: '30',
  REVISIONS_KEEP: '100',
  SITE_POST_URL: 'https://school.example/tin/{slug}',
  OIDC_ISSUER: 'https://login.school.example',
  OIDC_AUDIENCE: 'https://api.school.example',
  ...coverageEnvironment(modules),
}
const server = await startServer(tap, directory, environment)
const key = fs.readFileSync(path.join(directory, '.data/admin.key'), 'utf8').trim()
const bantin = bantinIn(directory, environment)

const request = async (
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string | Buffer,
) => {
  const answer = await fetch(server.base + address, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', bytes }
}
const asAdmin = { authorization: `Bearer ${key}` }

const document = (await send(server.base, 'GET', '/openapi.json')).body
const { operations } = readOperations(document)
// the address of a preview is a secret, which no list has
const reading = operations.filter(
  ({ method, operationId }) => method === 'GET' && operationId !== 'getPreview',
)
const operation = (id: string): Operation => {
  const found = operations.find(({ operationId }) => operationId === id)
  if (found === undefined) throw new Error(`there is no operation ${id}`)
  return found
}

/** The first row of a list for a caller. */
const firstRow =
  (headers: Record<string, string>): FirstRow =>
  async (list) => {
    const { status, bytes } = await request(`${list}?limit=1`, headers)
    return status === 200
      ? (JSON.parse(bytes.toString()) as { items: Record<string, unknown>[] }).items[0]
      : undefined
  }

/** The demo year has posts and programmes; rows of all other resources come from the examples of the document. */
async function fillTheRest(): Promise<void> {
  const rows: ExampleRows = new Map()
  for (const { operationId, path: list } of operations) {
    if (!operationId.startsWith('create')) continue
    const row = await firstRow(asAdmin)(list)
    if (row !== undefined) rows.set(list, String(row['id']))
  }
  const sender = {
    send: async (method: string, address: string, { body }: { body: unknown }) => {
      const answer = await send(server.base, method, address, key, body)
      return {
        statusCode: answer.status,
        body: JSON.stringify(answer.body),
        json: () => answer.body as { id: string },
      }
    },
  }
  await createExampleRows(sender, operations, rows)
}

test('requests that write', async (t) => {
  await fillTheRest()
  const post = (await firstRow(asAdmin)('/v1/posts'))!
  const write = async (id: string, address: string, body: unknown) => {
    const { status, body: answer } = await send(server.base, 'POST', address, key, body)
    t.ok(status < 300, `${id}: ${status}`)
    return answer
  }
  const enrollment = (await firstRow(asAdmin)('/v1/enrollments'))!
  await write('addEnrollmentEvent', `/v1/enrollments/${String(enrollment['id'])}/events`, {
    kind: 'deferred',
  })
  const { example } = operation('importPage')
  const imported = await write('importPage', '/v1/page-imports', example)
  await write('extractFigures', '/v1/extractions', operation('extractFigures').example)
  await write('extractFigures', '/v1/extractions', { text: 'Nhà trường mở 62 lớp. '.repeat(1500) })
  const long = { title: 'A long one', body: 'Nhà trường mở 62 lớp. '.repeat(500) }
  await write('createPost', '/v1/posts', long)
  await write('proposePostFigures', `/v1/posts/${String(post['id'])}/figure-proposals`, {})
  const { id } = imported['post'] as { id: string }
  const form = new FormData()
  form.set('file', new Blob([await picture(400, 300).png().toBuffer()]), 'Hội trường.png')
  form.set('alt', 'Hội trường')
  const uploaded = await fetch(`${server.base}/v1/media`, { method: 'POST', headers: asAdmin, body: form })
  t.equal(uploaded.status, 201, 'a form as fetch sends it')
  const { id: media_id } = (await uploaded.json()) as { id: string }
  const withCover = await request(
    `/v1/posts/${id}`,
    { ...asAdmin, 'content-type': 'application/json', 'if-match': '*' },
    'PATCH',
    JSON.stringify({ cover: { media_id } }),
  )
  t.equal(withCover.status, 200, withCover.bytes.toString())
  const publish = await request(`/v1/posts/${id}/publish`, { ...asAdmin, 'if-match': '*' }, 'POST')
  t.equal(publish.status, 200)
  const draft = await request(
    `/v1/posts/${String(post['id'])}/draft`,
    { ...asAdmin, 'content-type': 'application/json', 'if-match': '*' },
    'PATCH',
    JSON.stringify({ title: 'Another headline' }),
  )
  t.equal(draft.status, 200, draft.bytes.toString())
  const links = `/v1/posts/${String(post['id'])}/preview-links`
  const link = await write('addPreviewLink', links, { expires_in: 3600 })
  for (const accept of operation('getPreview').answers)
    t.equal((await request(String(link['url']), { accept })).status, 200, accept)
  for (const accept of operation('getApprovalSlip').answers) {
    const slip = await request(`/v1/posts/${String(post['id'])}/approval-slip`, { ...asAdmin, accept })
    t.equal(slip.status, 200, accept)
  }
  const grading = (await firstRow(asAdmin)('/v1/party-cell-gradings'))!
  const published = await request(
    `/v1/party-cell-gradings/${String(grading['id'])}`,
    { ...asAdmin, 'content-type': 'application/json', 'if-match': '*' },
    'PATCH',
    JSON.stringify({ published: true }),
  )
  t.equal(published.status, 200, published.bytes.toString())
  const coverage = await request(
    '/v1/register-coverage/classes/2020',
    { ...asAdmin, 'content-type': 'application/json' },
    'PUT',
    JSON.stringify(operation('putRegisterCoverage').example ?? {}),
  )
  t.ok(coverage.status < 300, coverage.bytes.toString())
})

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('imports, at once and as a job', async (t) => {
  const note = 'x'.repeat(inlineBytes)
  const workbookOf = async (list: string) => (await request(`/v1/exports/${list}?format=xlsx`)).bytes
  for (const [list, type, file, status] of [
    ['tags', 'application/x-ndjson', '{"name":"Of a line"}\n', 200],
    ['tags', 'text/csv', 'name\r\n""\r\nOf a table\r\n', 200],
    ['tags', workbook, await workbookOf('tags'), 200],
    ['posts', workbook, await workbookOf('posts'), 202],
    ['tags', 'text/csv', `name,# note\r\n"",\r\nOf a job,${note}\r\n`, 202],
  ] as const) {
    const headers = { ...asAdmin, 'content-type': type }
    const taken = await request(`/v1/imports/${list}?on_error=skip`, headers, 'POST', file)
    t.equal(taken.status, status, `${type}: ${taken.bytes}`)
    const { id } = JSON.parse(taken.bytes.toString()) as { id: string }
    const ended = await eventually('the import has ended', async () => {
      const { body } = await send(server.base, 'GET', `/v1/imports/${id}`, key)
      return body['finished_at'] === null ? undefined : body
    })
    t.equal(ended['status'], 'completed')
    if (type === 'text/csv')
      t.equal((await request(`/v1/imports/${id}/refused-rows?format=xlsx`, asAdmin)).status, 200)
    t.equal((await request(`/v1/imports/${id}/cancel`, asAdmin, 'POST')).status, 409, 'it has ended')
  }
})

test('every operation that reads, in each of its media types', async (t) => {
  for (const read of reading) {
    const headers = read.isPublic ? {} : asAdmin
    const addresses = await addressesOf(read, firstRow(headers))
    t.not(addresses.length, 0, `${read.operationId}: there is a row to read`)
    for (const address of addresses) {
      const types =
        address === read.path || read.parameters.every(({ in: place }) => place !== 'path')
          ? read.answers
          : ['*/*']
      for (const accept of types) {
        const { status, type, bytes } = await request(address, { ...headers, accept })
        t.equal(status, 200, `${accept} of ${address}: ${status === 200 ? '' : bytes}`)
        if (accept !== '*/*') t.ok(type.startsWith(accept), type)
        t.not(bytes.length, 0, `${accept} of ${address}`)
      }
    }
  }
})

test('the pages of the documentation, and what they load', async (t) => {
  const yaml = await request('/openapi.yaml')
  t.same(parseYaml(yaml.bytes.toString()), document)
  const page = (await request('/docs')).bytes.toString()
  const loaded = [...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(
    ([, name = '']) => new URL(name, 'http://127.0.0.1/docs').pathname,
  )
  t.ok(loaded.length > 4)
  for (const address of [...loaded, '/docs/', '/docs/problems'])
    t.equal((await request(address)).status, 200, address)
})

test('each command, with --help', async (t) => {
  for (const { name } of commandList) {
    const { code, out, error } = await bantin(t, [...name.split(' '), '--help'])
    t.match({ code, out, error }, { code: 0, out: new RegExp(`bantin ${name}`), error: '' }, name)
  }
})

test('what is neither a key nor a token', async (t) => {
  t.equal((await request('/v1/me', { authorization: 'Bearer x' })).status, 401)
})

const plainPage = `Khai giảng lớp bồi dưỡng
Ngày đăng: 05/10/2020
Sáng ngày 05/10/2020, nhà trường khai giảng lớp bồi dưỡng.
`

test('commands beside the server', async (t) => {
  fs.writeFileSync(path.join(directory, 'tags.ndjson'), '{"external_id":"cli/1","name":"Of a command"}\n')
  const listed = await bantin(t, ['keys', 'list'])
  t.equal(listed.code, 0, listed.error)
  const printed = await bantin(t, ['openapi', '--version', '3.1'])
  t.same(Object.keys(JSON.parse(printed.out).paths), Object.keys(document['paths'] as object))
  for (const [words, expected, input] of [
    [['generate', '--learners', '1'], /^learners: 1 added$/m],
    [['import', 'tags.ndjson', '--resource', 'tags'], /^[0-9a-f-]{36}$/m],
    [['import', 'page', '-'], /\/v1\/posts\/khai-giang-lop-boi-duong-2020-10-05$/m, plainPage],
  ] as const) {
    const { code, out, error } = await bantin(t, [...words], {}, input)
    t.equal(code, 0, error)
    t.match(out, expected, words.join(' '))
  }
  const none = await bantin(t, ['export', '--resource', 'tgas'])
  t.equal(none.code, 2)
  t.match(none.error, 'did you mean tags?')
  const wrong = await bantin(t, ['config'], { PORT: 'none' })
  t.equal(wrong.code, 78)
  t.match(wrong.error, 'PORT')
})

test('whatever is loaded later is reached by the requests and commands above', async (t) => {
  // on a busy machine the first try of this job may find no connection in time, and the next comes a minute later
  const isLookedFor = () => Promise.resolve(fs.existsSync(path.join(directory, '.data/audit')))
  await eventually('old audit events are looked for', isLookedFor, 120_000)
  t.same(await server.stop(), { code: 0, signal: null })
  const loaded = loadedPackages(modules)
  t.same(
    [...lazyPackages()].filter((part) => !loaded.has(part)),
    [],
  )
})
