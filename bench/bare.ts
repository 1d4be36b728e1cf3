// The least that can answer: node:http, a pool of ten, and the SQL that our server sends, as named statements.
// It checks nothing, logs nothing and sets no header but the content type. Arguments: a file of captured statements.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
// what makes timestamps and counts of Postgres' text is the same as in our server
import '../src/database/values.ts'
import type { Captured, Statement } from './capture.ts'

type Row = Record<string, unknown>

const captured = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Record<string, Captured>
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
const pageLength = 20

/** A statement under a name of its own; `fill` puts this request's values in the places of the captured ones. */
function prepared(name: string, { text, values }: Statement) {
  return async (connection: pg.Pool | pg.PoolClient, fill: (value: unknown) => unknown): Promise<Row[]> => {
    const result = await connection.query({ name, text, values: values.map(fill) })
    return result.rows as Row[]
  }
}

const asCaptured = (value: unknown) => value

function list(name: string, sortedBy: string) {
  const [page, programs] = captured[name]!.statements.map((statement, at) =>
    prepared(`${name}_${at}`, statement),
  )
  return async (): Promise<string> => {
    const items = await page!(pool, asCaptured)
    const hasMore = items.length > pageLength
    if (hasMore) items.pop()
    if (programs) {
      const ids = [...new Set(items.map((item) => item['program_id']))]
      const found = await programs(pool, (value) => (Array.isArray(value) ? ids : value))
      const byId = new Map(found.map((row) => [row['id'], row]))
      for (const item of items) item['program'] = byId.get(item['program_id']) ?? null
    }
    const last = items.at(-1)!
    const cursor = Buffer.from(JSON.stringify([last[sortedBy], last['id']])).toString('base64url')
    const turned = { next_cursor: hasMore ? cursor : null, prev_cursor: null }
    return JSON.stringify({ items, page: { ...turned, count: null, count_kind: 'none' } })
  }
}

function one(name: string) {
  const { path, statements } = captured[name]!
  const asked = path.slice(path.lastIndexOf('/') + 1)
  const find = prepared(name, statements[0]!)
  return async (slug: string): Promise<string> => {
    const [row] = await find(pool, (value) => (value === asked ? slug : value))
    return JSON.stringify(row)
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The inserts of a create, in one transaction, with ids and slug of its own; texts are taken as captured. */
function create(name: string) {
  const inserts = captured[name]!.statements.filter(({ text }) => /^insert/i.test(text))
  const post = inserts.find(({ text }) => text.includes('"posts"'))!
  // rows are sent as JSON
  const taken = /"slug":"([^"]+)"/.exec(String(post.values[0]))?.[1]
  if (taken === undefined) throw new Error('the captured create has no slug')
  const run = inserts.map((statement, at) => prepared(`${name}_${at}`, statement))
  let count = 0
  return async (body: string): Promise<string> => {
    const { title } = JSON.parse(body) as { title: string }
    const slug = `bare-${process.pid}-${++count}`
    const ids = new Map<string, string>()
    const renew = (old: string) => ids.get(old) ?? ids.set(old, uuidv7()).get(old)!
    const fill = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(fill)
      return typeof value === 'string' ? value.replaceAll(taken, slug).replace(uuid, renew) : value
    }
    const client = await pool.connect()
    try {
      await client.query('begin')
      for (const insert of run) await insert(client, fill)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
    return JSON.stringify({ id: ids.values().next().value, slug, title, body: post.values })
  }
}

const newest = list('newest', 'published_at')
const page500 = list('page500', 'published_at')
const slug = one('slug')
const classes = list('classes', 'code')
const program = list('program', 'code')
const createPost = create('create')

async function read(request: IncomingMessage): Promise<string> {
  let body = ''
  request.setEncoding('utf8')
  for await (const chunk of request) body += chunk
  return body
}

async function answer(request: IncomingMessage): Promise<string> {
  const { method, url = '' } = request
  if (method === 'POST') return await createPost(await read(request))
  if (url === '/v1/posts') return await newest()
  if (url.startsWith('/v1/posts?')) return await page500()
  if (url.startsWith('/v1/posts/')) return await slug(url.slice('/v1/posts/'.length))
  return url.includes('program=') ? await program() : await classes()
}

const server = createServer((request, response) => {
  answer(request).then(
    (body) => {
      response.writeHead(request.method === 'POST' ? 201 : 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      })
      response.end(body)
    },
    (error: Error) => response.writeHead(500).end(error.stack),
  )
})
server.listen(0, '127.0.0.1', () => {
  process.stderr.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
