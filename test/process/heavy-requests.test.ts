import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import tap, { before, test } from 'tap'
import { sheetXml, textRowXml, workbookFile } from '../features/exchange/imports/workbook-file.ts'
import { testDatabase } from '../support/database.ts'
import { adminKey, scratchDirectory, startServer, type ServerProcess } from './server-process.ts'

const directory = scratchDirectory(tap)
let server: ServerProcess
let watcher: Worker

before(async () => {
  const { url } = await testDatabase(tap)
  server = await startServer(tap, directory, { DATABASE_URL: url, BANTIN_ADMIN_KEY: adminKey })
  watcher = new Worker(new URL('./livez-watcher.js', import.meta.url), { workerData: { port: server.port } })
  tap.teardown(() => watcher.terminate())
})

/** A request that keeps a server busy. */
interface Attack {
  method?: 'GET' | 'POST'
  path: string
  /** The request by number, if it must not be sent twice. */
  body?: string | Buffer | ((n: number) => string)
  type?: string
  /** Whether it is sent without a key. */
  anonymous?: boolean
  /** How many are sent concurrently: more if a single one is short. */
  times: number
  /** The expected status; on a busy machine 422 or 503 are accepted too. */
  status: number
}

const repeatTo = (piece: string, characters: number) =>
  piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters)
const json = (value: unknown) => JSON.stringify(value)
const post = (body: string, times: number): Attack => ({
  path: '/v1/posts',
  body: (n) => json({ title: `Nặng ${n}`, body }),
  times,
  status: 201,
})
const page = (body: object): Attack => ({ path: '/v1/page-imports', body: json(body), times: 1, status: 422 })
const tableOf = (columns: number) => {
  const row = (cell: string) => `|${cell.repeat(columns)}\n`
  return row('a|') + row('-|') + row('a|').repeat(columns)
}

async function workbooks(): Promise<Record<string, Attack>> {
  const heads = textRowXml(1, 'external_id', 'name')
  const rows =
    heads + Array.from({ length: 1_000 }, (_, n) => textRowXml(n + 2, `n${n}`, `Thẻ ${n}`)).join('')
  const mergedCells = (ranges: string[]) =>
    sheetXml(
      rows,
      `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    )
  const attributes = Array.from({ length: 200_000 }, (_, n) => `a${n}=""`).join(' ')
  const attack = async (sheet: string, status: number): Promise<Attack> => ({
    path: '/v1/imports/tags?dry_run=true',
    body: await workbookFile({ sheets: { A: sheet } }),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    times: 2,
    status,
  })
  return {
    'a workbook of 16,000 overlapping ranges': await attack(
      mergedCells(Array.from({ length: 16_000 }, () => 'A2:A1048576')),
      422,
    ),
    'an element of 200,000 attributes': await attack(sheetXml(`${rows}<row r="2000" ${attributes}/>`), 422),
    'a workbook of 120,000 ranges apart': await attack(
      mergedCells(Array.from({ length: 120_000 }, (_, n) => `D${2 * n + 2}:D${2 * n + 3}`)),
      200,
    ),
  }
}

/** Marks in the order that takes longest to sort. */
const marks = `a${repeatTo('\u0301', 40_000)}${repeatTo('\u0323', 40_000)}`
/** The same with characters that become marks only in compatibility forms. */
const hiddenMarks = `a${repeatTo('\uff9e\u0334', 100_000)}`
const table = (text: string, status: number): Attack => ({
  path: '/v1/imports/tags?dry_run=true',
  body: text,
  type: 'text/csv',
  times: 1,
  status,
})

const objects = repeatTo('{},', 2_070_000)
const texts: Record<string, Attack> = {
  'JSON of 690,000 objects and __proto__': {
    path: '/v1/extractions',
    body: `{"text":"a","x":[${objects}1],"__proto__":1}`,
    anonymous: true,
    times: 4,
    status: 400,
  },
  'JSON of 690,000 objects': {
    path: '/v1/extractions',
    body: `{"text":"a","x":[${objects}1]}`,
    anonymous: true,
    times: 4,
    status: 400,
  },
  'a page of 240,000 paragraphs': page({ html: repeatTo('<p>a', 960_000) }),
  'a page of nested boxes': page({ html: repeatTo('<div>a', 960_000) }),
  'a page of nested tables': page({ html: repeatTo('<table><tr><td>a', 960_000) }),
  'a page of nested marks': page({ html: repeatTo('<b><i><a>a', 960_000) }),
  'a page of 495,000 lines': page({ text: repeatTo('a\n', 990_000) }),
  'a table of 300 by 300 cells': post(tableOf(300), 1),
  '199,000 brackets': post(repeatTo('[', 199_000), 2),
  '199,000 characters of links': post(repeatTo('[a](', 199_000), 2),
  '199,000 characters of pictures': post(repeatTo('![a', 199_000), 2),
  '199,000 characters of addresses': post(repeatTo('<http://a.b>', 199_000), 2),
  'a text of 80,000 marks to read for figures': {
    path: '/v1/extractions',
    body: json({ text: marks }),
    anonymous: true,
    times: 1,
    status: 400,
  },
  'a text of 80,000 marks': { ...post(marks, 1), status: 400 },
  'a word of 100,000 hidden marks': post(hiddenMarks, 1),
  'a slug of 100,000 hidden marks': {
    path: '/v1/tags',
    body: json({ name: 'Thẻ', slug: hiddenMarks }),
    times: 1,
    status: 400,
  },
  'a cell of 80,000 marks': table(`external_id,name\nx,${marks}`, 200),
  'a head of 100,000 hidden marks': table(`external_id,name,${hiddenMarks}\nx,y,z`, 200),
  'a file of 340,000 empty objects': {
    path: '/v1/imports/tags?dry_run=true&on_error=skip',
    body: repeatTo('{}\n', 1_020_000),
    type: 'application/x-ndjson',
    times: 1,
    status: 202,
  },
}

/** A short text and its working draft, in which each sign is a word. */
async function shortTexts(): Promise<Record<string, Attack>> {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' }
  const write = async (method: string, path: string, body: object) =>
    await fetch(`${server.base}${path}`, {
      method,
      headers: { ...headers, ...(method === 'PATCH' && { 'if-match': '*' }) },
      body: json(body),
    })
  const created = await write('POST', '/v1/posts', { title: 'So sánh', body: repeatTo('[*<', 4_000) })
  const { id } = (await created.json()) as { id: string }
  await write('PATCH', `/v1/posts/${id}/draft`, { body: repeatTo('<*[', 4_000) })
  const comparison: Attack = { method: 'GET', path: `/v1/posts/${id}/draft/diff`, times: 1, status: 200 }
  return { 'a comparison of 4,000 signs': comparison }
}

let sent = 0

async function send({
  method = 'POST',
  path,
  body: given,
  type = 'application/json',
  anonymous = false,
}: Attack) {
  const body = typeof given === 'function' ? given((sent += 1)) : given
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': type }
  if (!anonymous) headers['authorization'] = `Bearer ${adminKey}`
  const signal = AbortSignal.timeout(60_000)
  const answer = await fetch(`${server.base}${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    headers,
    signal,
  })
  await answer.arrayBuffer()
  return answer.status
}

/** The slowest response of `/livez` since the last call, in milliseconds. */
async function slowest(): Promise<number> {
  watcher.postMessage('tell', [])
  const [longest] = (await once(watcher, 'message')) as [number]
  return Math.round(longest)
}

/** Generous, for busy machines: on a quiet one none of these delays readers by 200 ms. */
const maxDelayMs = 1_500

test('no request keeps others waiting', async (t) => {
  // the first request of its kind also loads modules
  await send({
    path: '/v1/extractions',
    body: json({ text: repeatTo('Mở 5 lớp. ', 20_000) }),
    times: 1,
    status: 200,
  })
  t.comment(`at rest: /livez within ${await slowest()} ms`)
  for (const [name, attack] of Object.entries({
    ...texts,
    ...(await shortTexts()),
    ...(await workbooks()),
  })) {
    await slowest()
    const began = performance.now()
    const statuses = await Promise.all(Array.from({ length: attack.times }, () => send(attack)))
    const took = Math.round(performance.now() - began)
    const longest = await slowest()
    t.comment(`${name}: ${statuses.join()} after ${took} ms, /livez within ${longest} ms`)
    t.ok(
      statuses.every((status) => [attack.status, 422, 503].includes(status)),
      `${name}: ${statuses.join()}`,
    )
    t.ok(longest < maxDelayMs, `${name}: /livez within ${longest} ms`)
  }
  await watcher.terminate()
})
