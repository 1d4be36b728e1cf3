import type pg from 'pg'
import type { Test } from 'tap'
import { startApp, type Caller, type TestApp } from '../../../support/app.ts'
import { fillTables } from '../../../support/fill-tables.ts'
import { test } from '../../../support/shared-test.ts'
import { explain, pageStatements, rowsRead } from './explain.ts'
import { fillSearchIndex, wordsOfPosts } from './fill-search.ts'
import { documentedLists, filledId, type List, type ListFilter } from './lists.ts'

const rowsOfLargeTables = 20_000
/** The most rows that one scan reads for a page of twenty: those that a filter searches in order, and rows of the trash between them. */
const maxRowsRead = 2_500

interface Case {
  as: Caller
  url: string
}

const query = (url: string, name: string, value: string) => `${url}?${name}=${encodeURIComponent(value)}`

/** The values of a text or an id that many rows have, and that few have, in the column with which the statement compares it. */
async function storedValues(app: TestApp, url: string, { name }: ListFilter): Promise<string[]> {
  const unknown = filledId('unknown', 1)
  const [statement] = await pageStatements(app, () => app.send('GET', query(url, name, unknown)))
  const places = statement?.values.flatMap((value, i) => (String(value) === unknown ? [i + 1] : [])) ?? []
  const compared = places.flatMap((place) => {
    const found = new RegExp(String.raw`"(\w+)"\."(\w+)" (?:=|<) (?:any\()?\$${place}\b`).exec(
      statement!.text,
    )
    return found ? [[found[1]!, found[2]!] as const] : []
  })
  const [table, column] = compared.at(-1) ?? []
  if (table === undefined) return []
  const isLeftOut = name.endsWith('[ne]')
  if (column === 'id') return isLeftOut ? [filledId(table, 1)] : [filledId(table, 1), filledId(table, 5)]
  const { rows } = await app.database.pool.query<{ value: string }>(
    `with counted as (select "${column}"::text as value, count(*) as n from "${table}" where "${column}" is not null group by 1)
    (select value from counted order by n desc, value limit 1) union all (select value from counted order by n, value limit 1)`,
  )
  return rows.map(({ value }) => value).slice(0, isLeftOut ? 1 : 2)
}

/** Values of filters that are compared with an expression. */
const otherValues: Readonly<Record<string, string[]>> = {
  'listFigures program': ['code 2', 'null'],
  'listEvents week': ['2020-W10', '2026-W44'],
  'listPosts exclude': [filledId('posts', 1)],
  'listRedirects from': ['former-20', '/tin/21', 'https://old.example/tin/21', '/khong-co'],
  'listPosts status': ['scheduled', 'draft,submitted'],
  'listPosts status[ne]': ['published,scheduled', 'draft,submitted', 'submitted'],
}

async function casesOf(app: TestApp, list: List): Promise<Case[]> {
  const { url, operationId, filters, hasTrash } = list
  const filtered: string[] = []
  for (const filter of filters) {
    const stored = filter.values.some((value) => value !== 'null') ? [] : await storedValues(app, url, filter)
    const values = new Set([
      ...filter.values,
      ...stored,
      ...(otherValues[`${operationId} ${filter.name}`] ?? []),
    ])
    for (const value of values) filtered.push(query(url, filter.name, value))
  }
  const urls = [url, ...filtered]
  const isPublic = (await app.send('GET', url, { as: 'anonymous' })).statusCode === 200
  return [
    ...urls.map((one): Case => ({ as: 'admin', url: one })),
    // what is left out for readers is found like the other values
    ...(isPublic
      ? urls.filter((one) => !one.includes('[ne]')).map((one): Case => ({ as: 'anonymous', url: one }))
      : []),
    ...(hasTrash
      ? ['include', 'only'].map((trash): Case => ({ as: 'admin', url: query(url, 'trash', trash) }))
      : []),
  ]
}

/** Lists of posts with a word, in an order of the list. */
const searched: Case[] = Object.keys(wordsOfPosts).flatMap((word) =>
  (['admin', 'anonymous'] as const).flatMap((as) =>
    ['-published_at', 'title'].map((sort) => ({ as, url: `/v1/posts?q=${word}&sort=${sort}` })),
  ),
)

/** What an author sees: public posts, and own drafts. */
const authored: Case[] = ['', '?status=draft', '?status=submitted', '?waiting_for=me', '?trash=only'].map(
  (query) => ({ as: 'author', url: `/v1/posts${query}` }),
)

/** The home page, which reads the first rows of several lists. */
const home: Case[] = [
  { as: 'anonymous', url: `/v1/home?sections=${[1, 3, 50].map((row) => filledId('sections', row)).join()}` },
]

/** Posts of a section with sections below it: all, those with another filter, and in another order. */
const ofSubtree: Case[] = ['', '&direct=true', '&kind=video', '&tag=none', '&sort=title'].flatMap((query) =>
  (['admin', 'anonymous', 'author'] as const).map((as) => ({
    as,
    url: `/v1/posts?section=${filledId('sections', 11)}${query}`,
  })),
)

/** The last pages that numbers reach: the rows before them are read once, by their keys. */
const numbered: Case[] = [
  '/v1/posts?page=500',
  '/v1/posts?sort=title&page=500',
  '/v1/posts?status=published&page=500',
  '/v1/learners?page=500',
  '/v1/enrollments?page=500',
  '/v1/audit-events?page=500',
].flatMap((url): Case[] => [{ as: 'admin', url }])
const maxNumberedRowsRead = 10_000 + maxRowsRead

/** Explains the statements of the pages of cases, and gives the scans that read more rows than they may. */
async function problemsOf(
  t: Test,
  app: TestApp,
  cases: readonly Case[],
  explained: Set<string>,
  mayRead = maxRowsRead,
): Promise<string[]> {
  const problems: string[] = []
  for (const { as, url } of cases) {
    let status = 0
    const statements = await pageStatements(app, async () => {
      status = (await app.send('GET', url, { as })).statusCode
    })
    // `null`, for a field that always has a value
    if (status === 400) continue
    t.equal(status, 200, url)
    t.ok(statements.length > 0, `${url} reads a page`)
    for (const statement of statements) {
      const key = JSON.stringify([statement.text, statement.values])
      if (explained.has(key)) continue
      explained.add(key)
      const scans = rowsRead(await explain(app.database.pool, statement))
      const many = scans.filter(({ rows }) => rows > mayRead)
      problems.push(...many.map(({ scan, rows }) => `${as} ${url}: ${scan} reads ${rows}`))
    }
  }
  return problems
}

/** Lets nearly all posts be drafts of others, and explains the last page of an author. */
async function problemsAtTheEnd(t: Test, app: TestApp): Promise<string[]> {
  const { pool } = app.database
  const isShown = `id = any(array(select id from posts where status = 'published' and published_at < now() order by published_at limit 150))`
  for (const text of [
    `set session_replication_role = replica`,
    `set statement_timeout = 0`,
    `update posts set status = 'draft', published_at = null, created_by = 'other', created_by_person = null where not ${isShown}`,
    `vacuum analyze posts`,
    `reset statement_timeout`,
    `reset session_replication_role`,
  ])
    await pool.query({ text, query_timeout: 2 ** 31 - 1 } as pg.QueryConfig)
  const first = (await app.expect(200, 'GET', '/v1/posts?limit=100', { as: 'author' })).page.next_cursor
  const last = { as: 'author' as const, url: `/v1/posts?limit=100&cursor=${first}` }
  t.equal((await app.expect(200, 'GET', last.url, { as: 'author' })).page.next_cursor, null)
  return await problemsOf(t, app, [last], new Set())
}

test('every list reads few rows for a page in its usual order, with each of its filters', async (t) => {
  // one connection, so that each statement is explained where it is prepared
  // the log tells why a request fails
  const app = await startApp(t, { DATABASE_POOL_SIZE: '1', RESPONSE_CACHE_MB: '0', LOG_LEVEL: 'error' })
  await fillTables(app.database.pool, rowsOfLargeTables)
  await fillSearchIndex(app.database.pool)
  const explained = new Set<string>()
  const problems = await problemsOf(t, app, [...searched, ...authored, ...home, ...ofSubtree], explained)
  problems.push(...(await problemsOf(t, app, numbered, explained, maxNumberedRowsRead)))
  for (const list of documentedLists()) {
    problems.push(...(await problemsOf(t, app, await casesOf(app, list), explained)))
  }
  problems.push(...(await problemsAtTheEnd(t, app)))
  t.equal(problems.join('\n'), '')
  t.ok(explained.size > 500, `${explained.size} statements`)
})
