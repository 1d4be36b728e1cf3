// A server that sends only our SQL: node:http, a pool of ten connections, and the statements of our server as prepared
// statements. Argument: a file of captured statements.
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
// parses timestamps and counts as our server does
import '../src/platform/database/type-parsers.ts'
import type { Captured, Statement } from './capture.ts'
import { serve } from './serve.ts'

type Row = Record<string, unknown>

const captured = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Record<string, Captured>
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
const pageLength = 20

/** A prepared statement; `fill` replaces the captured values by those of the current request. */
function prepared(name: string, { text, values }: Statement) {
  return async (connection: pg.Pool | pg.PoolClient, fill: (value: unknown) => unknown): Promise<Row[]> => {
    const result = await connection.query({ name, text, values: values.map(fill) })
    return result.rows as Row[]
  }
}

const keepValue = (value: unknown) => value

function list(name: string, sortedBy: string) {
  const [page, programs] = captured[name]!.statements.map((statement, index) =>
    prepared(`${name}_${index}`, statement),
  )
  return async (): Promise<string> => {
    const items = await page!(pool, keepValue)
    const hasMore = items.length > pageLength
    if (hasMore) items.pop()
    if (programs) {
      const ids = [...new Set(items.map((item) => item['program_id']))]
      const rows = await programs(pool, (value) => (Array.isArray(value) ? ids : value))
      const byId = new Map(rows.map((row) => [row['id'], row]))
      for (const item of items) item['program'] = byId.get(item['program_id']) ?? null
    }
    const last = items.at(-1)!
    const cursor = Buffer.from(JSON.stringify([last[sortedBy], last['id']])).toString('base64url')
    const cursors = { next_cursor: hasMore ? cursor : null, prev_cursor: null }
    return JSON.stringify({ items, page: { ...cursors, count: null, count_kind: 'none' } })
  }
}

function one(name: string) {
  const { path, statements } = captured[name]!
  const capturedSlug = path.slice(path.lastIndexOf('/') + 1)
  const find = prepared(name, statements[0]!)
  return async (slug: string): Promise<string> => {
    const [row] = await find(pool, (value) => (value === capturedSlug ? slug : value))
    return JSON.stringify(row)
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Sends the inserts of a create in one transaction, with new ids and a new slug; texts stay as captured. */
function create(name: string) {
  const inserts = captured[name]!.statements.filter(({ text }) => /^insert/i.test(text))
  const post = inserts.find(({ text }) => text.includes('"posts"'))!
  // our server sends rows as JSON
  const capturedSlug = /"slug":"([^"]+)"/.exec(String(post.values[0]))?.[1]
  if (capturedSlug === undefined) throw new Error('the captured create has no slug')
  const steps = inserts.map((statement, index) => prepared(`${name}_${index}`, statement))
  let count = 0
  return async (body: string): Promise<string> => {
    const { title } = JSON.parse(body) as { title: string }
    const slug = `bare-${process.pid}-${++count}`
    const ids = new Map<string, string>()
    const renew = (old: string) => ids.get(old) ?? ids.set(old, uuidv7()).get(old)!
    const fill = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(fill)
      return typeof value === 'string' ? value.replaceAll(capturedSlug, slug).replace(uuid, renew) : value
    }
    const client = await pool.connect()
    try {
      await client.query('begin')
      for (const insert of steps) await insert(client, fill)
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

serve({
  newest: list('newest', 'published_at'),
  page500: list('page500', 'published_at'),
  slug: one('slug'),
  classes: list('classes', 'code'),
  program: list('program', 'code'),
  create: create('create'),
})
