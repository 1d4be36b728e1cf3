import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

interface Listed {
  items: { id: string }[]
  page: { next_cursor: string | null; prev_cursor: string | null }
}

const count = 1500

/**
 * Posts without a moment every seventh time, and equal moments beside each other. Tag 1 is common, tag 2 is at the end of
 * the list, tag 3 in places far from each other.
 */
const postsSql = `
  with made as (
    insert into posts (id, created_by, slug, title, status, published_at, event_date, updated_at)
    select md5('post' || i)::uuid, 'test', 'bai-' || i, 'Bài ' || i % 97, case when i % 7 = 0 then 'draft' else 'published' end,
      case when i % 7 > 0 then timestamptz '2026-01-01' - (i / 3) * interval '1 hour' end,
      case when i % 5 > 0 then date '2020-01-01' + i % 400 end, timestamptz '2026-02-01' - (i * 37 % ${count}) * interval '1 hour'
    from generate_series(1, ${count}) as i
  ), tagged as (
    insert into tags (id, slug, name) select md5('tag' || n)::uuid, 'the-' || n, 'Thẻ ' || n from generate_series(1, 3) as n
  ) insert into post_tags (post_id, tag_id, ordinal)
  select md5('post' || i)::uuid, md5('tag' || n)::uuid, n from generate_series(1, ${count}) as i, generate_series(1, 3) as n
  where n = 1 and i % 3 = 0 or n = 2 and i > ${count} - 80 or n = 3 and i % 300 < 20`

const isTagged = (n: number) =>
  `exists (select from post_tags where post_id = posts.id and tag_id = md5('tag${n}')::uuid)`

const newest = 'published_at desc nulls last, id desc'

/** Lists, each as SQL. */
const lists: readonly (readonly [query: string, condition: string, order: string])[] = [
  ['', 'true', newest],
  ['sort=published_at', 'true', 'published_at asc nulls last, id asc'],
  ['sort=-event_date', 'true', 'event_date desc nulls last, id desc'],
  ['sort=event_date,-title', 'true', 'event_date asc nulls last, title collate "vi-x-icu" desc, id asc'],
  ['tag=the-1', isTagged(1), newest],
  ['tag=the-2', isTagged(2), newest],
  ['tag=the-3', isTagged(3), newest],
  [
    'tag=the-2,the-3&sort=published_at',
    `(${isTagged(2)} or ${isTagged(3)})`,
    'published_at asc nulls last, id asc',
  ],
  ['tag=null', 'not exists (select from post_tags where post_id = posts.id)', newest],
  ['tag=the-1&status=draft', `${isTagged(1)} and status = 'draft'`, newest],
  ['updated_at[gte]=2026-01-20T00:00:00Z', `updated_at >= '2026-01-20T00:00:00Z'`, newest],
  [
    'updated_at[lt]=2026-01-20T00:00:00Z&sort=title',
    `updated_at < '2026-01-20T00:00:00Z'`,
    'title collate "vi-x-icu", id',
  ],
  ['published_at[lt]=2025-12-30T00:00:00Z', `published_at < '2025-12-30T00:00:00Z'`, newest],
  ['published_at=null', 'published_at is null', newest],
]

test('the pages of a filtered list have each matching row once, in order, in both directions', async (t) => {
  const app = await startApp(t)
  const { pool } = app.database
  await pool.query(postsSql)
  await pool.query('analyze posts, post_tags')
  for (const [query, condition, order] of lists) {
    await t.test(query || 'all', async (t) => {
      const { rows } = await pool.query<{ id: string }>(
        `select id from posts where deleted_at is null and ${condition} order by ${order}`,
      )
      const expected = rows.map(({ id }) => id)
      t.ok(expected.length > 20, `${expected.length} rows`)
      const read = async (cursor: string | null): Promise<Listed> => {
        const at = cursor === null ? '' : `&cursor=${cursor}`
        return await app.expect(200, 'GET', `/v1/posts?limit=60&${query}${at}`)
      }
      const forwards: string[] = []
      let page = await read(null)
      forwards.push(...page.items.map(({ id }) => id))
      while (page.page.next_cursor !== null) {
        page = await read(page.page.next_cursor)
        forwards.push(...page.items.map(({ id }) => id))
      }
      t.same(forwards, expected)
      const backwards = page.items.map(({ id }) => id)
      while (page.page.prev_cursor !== null) {
        page = await read(page.page.prev_cursor)
        backwards.unshift(...page.items.map(({ id }) => id))
      }
      t.same(backwards, expected, 'the way back')
    })
  }
})
