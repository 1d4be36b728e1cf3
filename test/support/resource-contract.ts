import type { Test } from 'tap'
import type { TestApp } from './app.ts'

/** What the tests need of an application. */
type App = Pick<TestApp, 'send' | 'expect'>

/** A resource under test: its path, and a body that creates a row. */
export interface TestedResource {
  path: string
  /** A minimal body, different for each number. */
  body: (n: number) => Record<string, unknown>
  /** A field to patch, and its new value. */
  patch: Record<string, unknown>
}

const countOf = async ({ expect }: App, path: string): Promise<number> => {
  const { page } = await expect(200, 'GET', `${path}?count=exact&limit=1&trash=include`)
  return page.count
}

/** Each body is rejected with this status, a pointer and a helpful message, and nothing is stored. */
export async function testRejections(
  t: Test,
  app: App,
  path: string,
  status: number,
  bodies: [pointer: string, body: Record<string, unknown>][],
): Promise<void> {
  const before = await countOf(app, path)
  for (const [pointer, body] of bodies) {
    const label = JSON.stringify(body).slice(0, 120)
    const problem = await app.expect(status, 'POST', path, { body })
    const error = problem.errors.find((each: { pointer: string }) => each.pointer === pointer)
    t.ok(error, `${label} names ${pointer}: ${JSON.stringify(problem.errors)}`)
    t.match(error?.message, /\w.*[.?]$/, `${label} says what to do`)
  }
  t.equal(await countOf(app, path), before, 'nothing is stored')
}

/** Invalid values of one-line fields. */
export const invalidLines: unknown[] = [
  'a\0b',
  'a\ud800b',
  '',
  ' \u00a0 ',
  'một\nhai',
  'x'.repeat(10_000),
  7,
  true,
  [],
]

/** Invalid values of texts of several lines. */
export const invalidTexts: unknown[] = ['a\0b', 'a\udc00b', '', ' \n ', 'x'.repeat(100_000), 7, {}]

/** One body per value, with the value in a field. */
export const withEachValue = (
  body: Record<string, unknown>,
  field: string,
  values: readonly unknown[],
): [string, Record<string, unknown>][] => values.map((value) => [`/${field}`, { ...body, [field]: value }])

/** The resource is public, only the writer may write, and a rejected write changes nothing. */
export async function testWriteAccess(
  t: Test,
  app: App,
  resource: TestedResource,
  writer: 'editor',
): Promise<void> {
  const { path, body, patch } = resource
  await t.test(`anyone reads ${path}, and only an editor writes there`, async (t) => {
    const row = await app.expect(201, 'POST', path, { as: writer, body: body(900) })
    const before = await countOf(app, path)
    const ifMatch = { 'if-match': '*' }
    const writes: [string, string, Record<string, unknown>?][] = [
      ['POST', path, body(901)],
      ['PUT', `${path}/by-external-id/x901`, body(901)],
      ['PATCH', `${path}/${row.id}`, patch],
      ['DELETE', `${path}/${row.id}`],
      ['POST', `${path}/${row.id}/restore`],
    ]
    for (const [as, status] of [
      ['anonymous', 401],
      ['reader', 403],
      ['registrar', 403],
      ['party_officer', 403],
    ] as const) {
      for (const [method, url, payload] of writes) {
        await app.expect(status, method, url, {
          as,
          headers: ifMatch,
          ...(payload === undefined ? {} : { body: payload }),
        })
      }
      t.same(await app.expect(200, 'GET', `${path}/${row.id}`, { as }), row, `${as} reads it unchanged`)
    }
    t.equal(await countOf(app, path), before, 'nothing was stored')
  })

  await t.test(`what is in the trash of ${path} is not there for the public`, async (t) => {
    const row = await app.expect(201, 'POST', path, { as: writer, body: body(902) })
    await app.expect(204, 'DELETE', `${path}/${row.id}`, { as: writer, headers: { 'if-match': '*' } })
    await app.expect(404, 'GET', `${path}/${row.id}`, { as: 'anonymous' })
    await app.expect(404, 'GET', `${path}/${row.id}`, { as: 'reader' })
    await app.expect(401, 'GET', `${path}?trash=only`, { as: 'anonymous' })
    await app.expect(403, 'GET', `${path}?trash=only`, { as: 'reader' })
    const { items } = await app.expect(200, 'GET', `${path}?trash=only&limit=100`, { as: writer })
    t.ok(items.some((item: { id: string }) => item.id === row.id))
  })
}

/** PUT is idempotent, also for concurrent requests. */
export async function testIdempotentPuts(t: Test, app: App, resource: TestedResource): Promise<void> {
  const { path, body } = resource
  await t.test(
    `twenty equal puts to ${path} by external id at once make one row and twenty successes`,
    async (t) => {
      const url = `${path}/by-external-id/twenty`
      const responses = await Promise.all(
        Array.from({ length: 20 }, () => app.send('PUT', url, { as: 'editor', body: body(910) })),
      )
      const statuses = responses.map((response) => response.statusCode).sort()
      t.same(statuses, [...Array(19).fill(200), 201])
      t.equal(new Set(responses.map((response) => response.json().id)).size, 1)
      const { items } = await app.expect(200, 'GET', `${path}?external_id=twenty&trash=include`)
      t.equal(items.length, 1)
      t.equal(items[0].revision, 1, 'equal content makes no new revision')
    },
  )

  await t.test(`a put to ${path} replaces all, and brings a row back from the trash`, async (t) => {
    const url = `${path}/by-external-id/again`
    const row = await app.expect(201, 'PUT', url, { body: { ...body(911), ...resource.patch } })
    const replaced = await app.expect(200, 'PUT', url, { body: body(911) })
    t.equal(replaced.id, row.id)
    t.equal(replaced.revision, 2)
    await app.expect(204, 'DELETE', `${path}/${row.id}`, { headers: { 'if-match': '"2"' } })
    const restored = await app.expect(200, 'PUT', url, { body: body(911) })
    t.match(restored, { id: row.id, deleted_at: null })
  })
}

/** Reads the pages of a list by cursor, from a cursor on. */
export async function readPages(
  { expect }: App,
  url: string,
  from: string | null,
  direction: 'next_cursor' | 'prev_cursor',
): Promise<{ ids: string[]; next_cursor: string | null; prev_cursor: string | null }[]> {
  const pages = []
  let cursor = from
  do {
    const pageUrl = cursor === null ? url : `${url}&cursor=${cursor}`
    const { items, page } = await expect(200, 'GET', pageUrl, { as: 'anonymous' })
    pages.push({ ...page, ids: items.map((item: { id: string }) => item.id) })
    cursor = page[direction]
  } while (cursor !== null)
  return pages
}
