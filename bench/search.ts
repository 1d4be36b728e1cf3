// npm run bench -- search: search over HTTP beside ILIKE and a plain text search of Postgres, on the same posts.
// BENCH_POSTS (100000) sets how many; results go to bench/results/. BENCH_DIRECTORY keeps them for another run.
import fs from 'node:fs'
import path from 'node:path'
import { openDatabase, type Database } from '../src/platform/database/database.ts'
import { startEmbeddedPostgres } from '../src/libraries/embedded-postgres/postgres.ts'
import { migrateUnderLock } from '../src/platform/database/migrate.ts'
import { generate } from '../src/fixtures/synthetic/generate.ts'
import { coverageOf } from '../src/features/search/coverage.ts'
import { resources } from '../src/modules.ts'
import { load } from './load.ts'
import { startServer, type Server } from './processes.ts'
import { machine } from './report.ts'
import { timesCell, measureTimes, type Times } from './times.ts'
import { benchQueries, type BenchQuery } from './search-queries.ts'
import { writeTimes } from './search-writes.ts'

const posts = Number(process.env['BENCH_POSTS'] ?? 100_000)
const times = Number(process.env['BENCH_TIMES'] ?? 60)
const root = path.resolve(import.meta.dirname, '../..')
const log = (text: string) => console.error(text)

interface Page {
  items: unknown[]
  page: { next_cursor: string | null }
}

const search = async (server: Server, q: string, more = ''): Promise<Page> => {
  const answer = await fetch(`${server.base}/v1/search?q=${encodeURIComponent(q)}${more}`)
  if (!answer.ok) throw new Error(`${answer.status} for ${q}`)
  return (await answer.json()) as Page
}

/** The cursor of page 10, or of the last page before it. */
async function deepCursor(server: Server, q: string): Promise<string> {
  let cursor = ''
  for (let page = 1; page < 10; page += 1) {
    const { page: next } = await search(server, q, cursor)
    if (next.next_cursor === null) break
    cursor = `&cursor=${next.next_cursor}`
  }
  return cursor
}

/** What a plain text search of Postgres needs: an index over the text without marks. */
async function createTsvectorTable({ pool }: Database): Promise<void> {
  await pool.query('create extension if not exists unaccent')
  await pool.query(
    `create table plain as select id, published_at, to_tsvector('simple', unaccent(title || ' ' || body_text)) as words
    from posts where status = 'published'`,
  )
  await pool.query('create index on plain using gin (words)')
  await pool.query('create index on plain (published_at desc)')
  await pool.query('analyze plain')
}

const withoutQuotes = (q: string) => q.replaceAll('"', '')

const searchWithIlike = ({ pool }: Database, q: string) =>
  pool.query(
    `select id from posts where status = 'published' and (title ilike $1 or body_text ilike $1)
    order by published_at desc limit 20`,
    [`%${withoutQuotes(q)}%`],
  )

const searchWithTsvector = ({ pool }: Database, q: string) =>
  pool.query(
    `select id from plain where words @@ plainto_tsquery('simple', unaccent($1))
    order by ts_rank(words, plainto_tsquery('simple', unaccent($1))) desc limit 20`,
    [withoutQuotes(q)],
  )

/** Makes the posts, unless a run before has left them. @returns what is said of how long that took */
async function ensurePosts(database: Database): Promise<string> {
  const { rows } = await database.pool.query<{ some: boolean }>('select exists (select from posts) as some')
  if (rows[0]?.some) return 'made by an earlier run'
  log(`generating ${posts} posts`)
  const { milliseconds } = await generate(database, coverageOf(resources).providers, {
    posts,
    classes: 200,
    learners: 0,
    seed: 1,
    revisions: false,
  })
  return `generated and indexed in ${Math.round(milliseconds / 1000)} s`
}

interface Line {
  query: BenchQuery
  found: number
  ours: Times
  deep: Times
  ilike: Times
  plain: Times
}

async function measure(server: Server, database: Database, query: BenchQuery): Promise<Line> {
  const { q } = query
  const cursor = await deepCursor(server, q)
  const line = {
    query,
    found: (await search(server, q)).items.length,
    ours: await measureTimes(() => search(server, q), times),
    deep: await measureTimes(() => search(server, q, cursor), times),
    ilike: await measureTimes(() => searchWithIlike(database, q), 10),
    plain: await measureTimes(() => searchWithTsvector(database, q), 10),
  }
  log(`${query.title}: ${line.ours.p50.toFixed(1)} ms, page 10 ${line.deep.p50.toFixed(1)} ms`)
  return line
}

async function sizes({ pool }: Database): Promise<Record<string, number>> {
  const { rows } = await pool.query<Record<string, number>>(
    `select pg_relation_size('search_documents_terms_index') + pg_relation_size('search_documents_hidden_terms_index') as entries, pg_table_size('search_documents') as documents,
      pg_total_relation_size('search_words') as words, pg_table_size('plain') as plain,
      (select sum(octet_length(title) + octet_length(body_text)) from posts) as text,
      pg_total_relation_size('posts') + pg_total_relation_size('post_revisions') as posts`,
  )
  return rows[0]!
}

const megabytes = (bytes: number | undefined) => `${Math.round((bytes ?? 0) / 1e6).toLocaleString('en')} MB`

const work = path.join(root, 'bench/.work')
fs.mkdirSync(work, { recursive: true })
const directory = process.env['BENCH_DIRECTORY'] ?? fs.mkdtempSync(path.join(work, 'search-'))
fs.mkdirSync(directory, { recursive: true })
fs.chmodSync(directory, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir: path.join(directory, 'postgres') })
try {
  await migrateUnderLock(postgres.url)
  const database = openDatabase({ url: postgres.url, statementTimeoutMs: 3_600_000 })
  const indexedIn = await ensurePosts(database)
  await database.pool.query('drop table if exists plain')
  await createTsvectorTable(database)
  await database.pool.query('checkpoint')
  const start = (more: Record<string, string>) =>
    startServer(
      ['--enable-source-maps', path.join(root, 'dist/src/main.js')],
      { DATABASE_URL: postgres.url, PORT: '0', RATE_LIMIT: 'off', ...more },
      directory,
    )
  const server = await start({ RESPONSE_CACHE_MB: '0' })
  const lines: Line[] = []
  const queries = await benchQueries(database, posts)
  for (const query of queries) lines.push(await measure(server, database, query))
  const suggestions: string[] = []
  // as many readers type them: a letter, a word that many texts have, the beginning of a phrase
  for (const typed of ['d', 'dang', 'boi d', 'đào tạo b', 'hoi nghi t', 'khai giang lop trung c']) {
    const path = `/v1/suggest?q=${encodeURIComponent(typed)}`
    const asked = () => fetch(server.base + path).then((answer) => answer.text())
    // a statement is planned anew until Postgres has seen it a few times
    await measureTimes(asked, 10)
    const taken = await measureTimes(asked, times * 4)
    suggestions.push(`${typed} ${timesCell(taken)}`)
  }
  const kept = await start({})
  const rates: string[] = []
  for (const title of ['rare phrase', 'common phrase']) {
    const { q } = queries.find((query) => query.title === title)!
    const requests = [{ method: 'GET' as const, path: `/v1/search?q=${encodeURIComponent(q)}` }]
    for (const [how, measured] of [
      ['each made anew', server],
      ['as it comes', kept],
    ] as const) {
      const round = await load(measured, { name: title, title, requests, reads: true }, 5)
      rates.push(
        `${title}, ${how}: ${Math.round(round.requestsPerSecond)} req/s (p99 ${round.p99.toFixed(0)} ms, ${round.failed} failed)`,
      )
    }
  }
  const size = await sizes(database)
  // last: these posts stay
  const writes = await writeTimes(postgres.url)
  const page = `# Search bench of ${new Date().toISOString().slice(0, 10)}: ${posts.toLocaleString('en')} posts

${machine()}, Node ${process.versions.node}; ${indexedIn}. Milliseconds p50 / p95, one request
at a time; ours over HTTP with highlights, each answer made anew; the others as bare SQL of 20 ids.

| query | ours | page 10 | ILIKE | simple + unaccent |
| --- | --- | --- | --- | --- |
${lines.map(({ query, ours, deep, ilike: like, plain: simple }) => `| ${query.title} | ${timesCell(ours)} | ${timesCell(deep)} | ${timesCell(like)} | ${timesCell(simple)} |`).join('\n')}

Suggestions: ${suggestions.join('; ')}. At once on 32 connections: ${rates.join('; ')}.
Text ${megabytes(size['text'])} (posts with it: ${megabytes(size['posts'])}); index of entries ${megabytes(size['entries'])}, its rows ${megabytes(size['documents'])}, words ${megabytes(size['words'])}; the plain one's rows ${megabytes(size['plain'])}.
A post created and published takes ${timesCell(writes.indexed)} ms, without an index ${timesCell(writes.bare)}: ${(writes.indexed.p50 / writes.bare.p50).toFixed(1)} times as long.
`
  const folder = path.join(root, 'bench/results')
  fs.writeFileSync(path.join(folder, `search-${posts}.md`), page)
  console.log(page)
  await server.stop()
  await kept.stop()
  await database.close()
} finally {
  await postgres.stop()
  if (process.env['BENCH_DIRECTORY'] === undefined) fs.rmSync(directory, { recursive: true, force: true })
}
