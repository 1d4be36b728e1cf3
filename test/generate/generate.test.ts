import { createHash } from 'node:crypto'
import type { Database } from '../../src/database/database.ts'
import { generate, type GenerateProgress } from '../../src/generate/generate.ts'
import { TITLE_MARK } from '../../src/generate/text/marks.ts'
import { startApp } from '../support/app.ts'
import { test } from '../support/shared-test.ts'
import { volume } from '../support/volume.ts'

/** More than a batch of posts. */
const asked = { posts: 1200, classes: 40, learners: 100, seed: 7 }
const posts = volume(1200)

const tables =
  'sections tags people posts post_tags post_bylines post_revisions programs classes learners enrollments party_cells party_cell_gradings party_members party_member_gradings'.split(
    ' ',
  )

async function countsOf({ pool }: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await pool.query<{ n: number }>(`select count(*) as n from ${table}`)
    counts[table] = rows[0]!.n
  }
  return counts
}

/** All rows but those of the audit trail, which tells when a run was. */
async function hashOf({ pool }: Database): Promise<string> {
  const hash = createHash('sha256')
  for (const table of tables) {
    const { rows } = await pool.query(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)
    hash.update(JSON.stringify(rows))
  }
  return hash.digest('hex').slice(0, 16)
}

test('the numbers asked for are there, and a second run adds nothing', async (t) => {
  const { database, expect } = await startApp(t)
  const progress: GenerateProgress[] = []
  const first = await generate(database, asked, (step) => progress.push(step))
  const counts = await countsOf(database)
  t.match(counts, { posts: 1200, post_revisions: 1200, classes: 40, learners: 100, enrollments: 400 })
  t.match(counts, { party_members: 2, party_member_gradings: 20, party_cells: 12, party_cell_gradings: 120 })
  t.same(first.added, counts, 'what it says it added')
  t.strictSame(
    progress.filter(({ register }) => register === 'posts').map(({ done, of }) => [done, of]),
    [
      [1000, 1200],
      [1200, 1200],
    ],
  )
  const hash = await hashOf(database)
  const second = await generate(database, asked)
  t.strictSame(second.added, {})
  t.equal(await hashOf(database), hash)
  const { items } = await expect(200, 'GET', '/v1/audit-events')
  t.strictSame(
    items.filter((event: { operation: string }) => event.operation === 'generate').length,
    1,
    'one line in the audit trail, for the run that added something',
  )
})

test('the same seed gives the same rows everywhere, and another seed others beside them', async (t) => {
  const { database } = await startApp(t)
  const other = await startApp(t)
  await generate(database, { ...asked, posts })
  await generate(other.database, { ...asked, posts })
  t.equal(await hashOf(database), await hashOf(other.database))
  const { rows } = await database.pool.query("select id from posts where external_id = 'synthetic-7-post-41'")
  t.strictSame(rows, [{ id: '01941f29-7c29-7c3e-a32c-5c2ae51c2e4a' }], 'also on other machines and days')
  const before = await countsOf(database)
  const { added } = await generate(database, { ...asked, posts, seed: 8 })
  t.match(added, { posts, classes: 40, learners: 100, enrollments: 400 })
  t.notOk(
    added['sections'] ?? added['programs'] ?? added['people'],
    'sections, programs and people are shared',
  )
  const after = await countsOf(database)
  t.equal(after['posts'], before['posts']! * 2)
})

test('a run that was ended between two batches is completed by the next', async (t) => {
  const { database } = await startApp(t)
  await generate(database, asked)
  const hash = await hashOf(database)
  await database.pool.query(`delete from posts where external_id ~ '-post-(99[0-9]|1[0-9]{3})$'`)
  await database.pool.query(
    'delete from enrollments where class_id = (select id from classes order by id limit 1)',
  )
  const { added } = await generate(database, asked)
  t.match(added, { posts: 210, post_revisions: 210, enrollments: 10 })
  t.equal(await hashOf(database), hash)
  await generate(database, { ...asked, posts: 1250, classes: 50 })
  t.match(await countsOf(database), { posts: 1250, classes: 50, enrollments: 500 })
})

test('two runs at once make what one makes', async (t) => {
  const { database } = await startApp(t)
  const runs = await Promise.all([1, 2].map(() => generate(database, { ...asked, posts })))
  t.equal(
    runs.reduce((sum, { added }) => sum + (added['posts'] ?? 0), 0),
    posts,
  )
  t.match(await countsOf(database), { posts, enrollments: 400 })
})

test('an editor finds generated rows marked, published and not, and can change them', async (t) => {
  const { database, expect, send } = await startApp(t)
  await generate(database, asked)
  const readers = await expect(
    200,
    'GET',
    '/v1/posts?count=exact&limit=100&include=section,tags,byline.person',
    {
      as: 'anonymous',
    },
  )
  t.ok(readers.page.count > 980 && readers.page.count < 1060, `${readers.page.count} of 1200 are published`)
  t.ok(readers.items.every((post: { title: string }) => post.title.startsWith(TITLE_MARK)))
  const years = new Set<string>()
  for (let year = 2015; year <= 2024; year++) {
    const { page } = await expect(200, 'GET', `/v1/posts?count=exact&year=${year}`, { as: 'anonymous' })
    if (page.count > 50) years.add(String(year))
  }
  t.equal(years.size, 10, 'spread over ten years')
  for (const status of ['draft', 'archived']) {
    const { page } = await expect(200, 'GET', `/v1/posts?count=exact&status=${status}`)
    t.ok(page.count > 20, `${page.count} are ${status}`)
  }
  const scheduled = await expect(
    200,
    'GET',
    '/v1/posts?status=published&published_at[gte]=2089-01-01T00:00:00Z',
  )
  t.ok(scheduled.items.length > 5, 'some are scheduled')
  const ids = await expect(200, 'GET', '/v1/posts?external_id=synthetic-7-post-41')
  const post = ids.items[0]
  t.equal(post.external_id, 'synthetic-7-post-41')
  const revision = await expect(200, 'GET', `/v1/posts/${post.id}/revisions/1`)
  const whole = await expect(200, 'GET', `/v1/posts/${post.id}`)
  const { internal: _, ...content } = whole
  t.strictSame(revision.content, content, 'the kept state is the post')
  const changed = await send('PATCH', `/v1/posts/${post.id}`, {
    body: { title: `${post.title} (sửa)` },
    headers: { 'if-match': '*' },
  })
  t.equal(changed.statusCode, 200)
})

test('registers of persons carry the mark in names, and stay orderly', async (t) => {
  const { database, expect } = await startApp(t)
  await generate(database, { ...asked, posts: 10 })
  for (const register of ['learners', 'party-members', 'people']) {
    const name = register === 'people' ? 'name' : 'full_name'
    const { items } = await expect(200, 'GET', `/v1/${register}?limit=100`)
    t.ok(items.length >= 2)
    t.ok(
      items.every((row: Record<string, string>) => row[name]?.startsWith('[Mẫu] ')),
      register,
    )
  }
  for (const register of ['classes', 'programs', 'sections', 'tags', 'party-cells']) {
    const { items } = await expect(200, 'GET', `/v1/${register}?limit=100`)
    t.ok(
      items.every((row: { name: string; external_id: string }) => /mẫu/i.test(row.name)),
      register,
    )
    t.ok(items.every((row: { external_id: string }) => row.external_id.startsWith('synthetic-')))
  }
  const { items } = await expect(200, 'GET', '/v1/classes?limit=100&include=program')
  t.ok(items.every((row: { enrolled_count: number }) => row.enrolled_count <= 10))
  const gradings = await expect(200, 'GET', '/v1/party-cell-gradings?year=2020&limit=100', {
    as: 'anonymous',
  })
  t.equal(gradings.items.length, 12)
  t.equal((await expect(200, 'GET', '/v1/party-member-gradings?year=2020')).items.length, 2)
})

test('ids are UUIDs of version 7 in the order of creation', async (t) => {
  const { database } = await startApp(t)
  await generate(database, { ...asked, posts: 300 })
  const { rows } = await database.pool.query<{ id: string; external_id: string }>(
    'select id, external_id from posts order by id',
  )
  t.ok(
    rows.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  )
  t.strictSame(
    rows.map(({ external_id }) => external_id),
    Array.from({ length: 300 }, (_, row) => `synthetic-7-post-${row}`),
  )
  t.equal(new Set(rows.map(({ id }) => id.slice(14))).size, 300)
})

test('posts without history and classes without learners can be asked for', async (t) => {
  const { database, expect } = await startApp(t)
  await generate(database, { posts: 20, classes: 5, learners: 0, seed: 1, revisions: false })
  t.match(await countsOf(database), {
    posts: 20,
    post_revisions: 0,
    classes: 5,
    enrollments: 0,
    party_cells: 0,
  })
  const { items } = await expect(200, 'GET', '/v1/classes')
  t.ok(items.every((row: { headcount: number }) => row.headcount >= 25))
})

test('numbers that nothing can be made of are refused before anything is stored', async (t) => {
  const { database } = await startApp(t)
  await t.rejects(generate(database, { ...asked, posts: -1 }), { message: /posts must be a whole number/ })
  await t.rejects(generate(database, { ...asked, seed: 1.5 }), { message: /seed must be a whole number/ })
  await t.rejects(generate(database, { ...asked, enrollments: 5000 }), {
    message: '40 classes and 100 learners make at most 4000 enrollments, not 5000',
  })
  t.ok(Object.values(await countsOf(database)).every((count) => count === 0))
})
