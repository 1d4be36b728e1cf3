import { sql } from 'drizzle-orm'
import { countRows } from '../../../src/platform/resource/count.ts'
import { programs } from '../../../src/domain/training/programs/resource.ts'
import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('a reader asks how many there are', async (t) => {
  const app = await startApp(t)
  const { database, expect } = app
  const insertPrograms = (n: number, family: string) =>
    database.pool.query(
      `insert into programs (id, code, code_key, name, family)
       select gen_random_uuid(), $2 || i, $2 || i, 'Chương trình', $2 from generate_series(1, $1) i`,
      [n, family],
    )
  const count = async (query: string) => {
    const { page } = await expect(200, 'GET', `/v1/programs?limit=1${query}`, { as: 'anonymous' })
    return { count: page.count, kind: page.count_kind }
  }
  await insertPrograms(120, 'defence')
  await insertPrograms(10_000, 'other')
  await database.pool.query(`update programs set deleted_at = now() where code in ('defence1', 'defence2')`)

  await t.test('and is not told unless they asked', async (t) => {
    t.same(await count(''), { count: null, kind: 'none' })
    t.same(await count('&count=none'), { count: null, kind: 'none' })
  })

  await t.test('exact is exact, with filters and whatever the page', async (t) => {
    t.same(await count('&count=exact'), { count: 10_118, kind: 'exact' })
    t.same(await count('&count=exact&family=defence'), { count: 118, kind: 'exact' })
    t.same(await count('&count=exact&family=leadership'), { count: 0, kind: 'exact' })
    const { page } = await expect(200, 'GET', '/v1/programs?limit=50&family=defence&sort=code')
    const next = `&count=exact&family=defence&sort=code&cursor=${page.next_cursor}`
    t.same(await count(next), { count: 118, kind: 'exact' })
  })

  await t.test('up to 10,000 an estimate is counted, and says so', async (t) => {
    t.same(await count('&count=estimated&family=defence'), { count: 118, kind: 'exact' })
    t.same(await count('&count=estimated&family=other'), { count: 10_000, kind: 'exact' })
  })

  await t.test('above, it is the planner’s guess, never below what was counted', async (t) => {
    await database.pool.query('analyze programs')
    const { count: guess, kind } = await count('&count=estimated')
    t.equal(kind, 'estimated')
    t.ok(guess > 10_000 && guess < 11_000, String(guess))
    await insertPrograms(200, 'leadership')
    const stale = await count('&count=estimated&updated_at[gte]=2020-01-01T00:00:00Z')
    t.equal(stale.kind, 'estimated')
    t.ok(stale.count > 10_000, String(stale.count))
  })

  await t.test('whoever may see the trash counts it where they ask for it', async (t) => {
    const trash = async (which: string) =>
      (await expect(200, 'GET', `/v1/programs?limit=1&family=defence&count=exact&trash=${which}`)).page.count
    t.same(await Promise.all(['exclude', 'only', 'include'].map(trash)), [118, 2, 120])
  })

  await t.test('where counting takes too long, an estimate has to do, in bounded time', async (t) => {
    const slow = (name: string) => ({
      shape: name,
      values: {},
      where: () => [sql`pg_sleep(0.01) is not null`, sql`${sql.raw(`'${name}'`)} <> ''`],
    })
    for (const wanted of ['exact', 'estimated'] as const) {
      const answer = await countRows(database, programs, wanted, slow(`slow ${wanted}`))
      t.equal(answer.count_kind, 'estimated', wanted)
      t.ok(Number.isInteger(answer.count) && Number(answer.count) >= 0, wanted)
    }
    t.same(
      await count('&count=exact&family=defence'),
      { count: 118, kind: 'exact' },
      'and nothing is left behind',
    )
  })
})
