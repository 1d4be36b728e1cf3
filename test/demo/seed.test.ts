import { seedDemo } from '../../src/demo/seed.ts'
import { seedDemoWhenEmpty } from '../../src/demo/when-empty.ts'
import { startApp } from '../support/app.ts'
import { test } from '../support/shared-test.ts'

test('the demo year', async (t) => {
  const { expect, database } = await startApp(t)
  const written = await seedDemoWhenEmpty(database)

  await t.test('readers find the school’s year 2020 in it', async (t) => {
    t.ok(written > 20)
    const posts = await expect(200, 'GET', '/v1/posts?year=2021&include=section,tags&count=exact', {
      as: 'anonymous',
    })
    t.equal(posts.page.count, 3)
    t.ok(
      posts.items.every(
        (post: { section: unknown; tags: unknown[] }) => post.section !== null && post.tags.length > 0,
      ),
    )
    const programs = await expect(200, 'GET', '/v1/programs?count=exact', { as: 'anonymous' })
    t.equal(programs.page.count, 7)
    const awards = await expect(200, 'GET', '/v1/commendations?year=2020&include=party_cell,post', {
      as: 'anonymous',
    })
    t.equal(awards.items.length, 2)
    t.ok(
      awards.items.some((award: { party_cell: { slug: string } | null }) =>
        award.party_cell?.slug.startsWith('chi-bo-'),
      ),
    )
    t.ok(awards.items.every((award: { post: unknown }) => award.post !== null))
    const research = await expect(200, 'GET', '/v1/research-outputs?level=ministerial', { as: 'anonymous' })
    t.equal(research.items[0].partner, 'Bộ Nội vụ')
    const people = await expect(200, 'GET', '/v1/people', { as: 'anonymous' })
    t.same(
      people.items.map((person: { name: string }) => person.name),
      ['Nguyễn Thị Thu Hà', 'Đỗ Xuân Hoà'],
    )
  })

  await t.test(
    'what was published as a number stays a number: no class, learner or grading is made up',
    async (t) => {
      for (const path of [
        'classes',
        'learners',
        'enrollments',
        'party-cell-gradings',
        'party-member-gradings',
        'staff-developments',
      ]) {
        t.same((await expect(200, 'GET', `/v1/${path}`)).items, [], path)
      }
      const text = (await expect(200, 'GET', '/v1/posts?include=body_text')).items
        .map((post: { body_text: string }) => post.body_text)
        .join('\n')
      for (const figure of [
        '62 lớp với 6481 học viên',
        '58 lớp trong kế hoạch',
        '2.157 học viên',
        '1/5 chi bộ',
        '32/41 đảng viên',
      ]) {
        t.ok(text.includes(figure), figure)
      }
    },
  )

  await t.test('its figures are tied to their words, and readers see where they do not add up', async (t) => {
    const as = 'anonymous'
    const { items } = await expect(200, 'GET', '/v1/posts?include=body_text&sort=title', { as })
    let count = 0
    for (const post of items) {
      const figures = await expect(200, 'GET', `/v1/posts/${post.slug}/figures?limit=100`, { as })
      for (const { source } of figures.items) {
        t.equal(post[source.field].slice(source.start, source.end), source.quote)
        count++
      }
    }
    t.equal(count, 5 + 26 + 19, 'every number of the three posts')
    const { page } = await expect(200, 'GET', '/v1/figures?year=2020&status=confirmed&count=exact', { as })
    t.equal(page.count, count)
    const compared = await expect(200, 'GET', '/v1/reconciliations?year=2020&limit=100', { as })
    const wrong = compared.items.filter(({ status }: { status: string }) => status === 'mismatch')
    t.match(
      wrong.toSorted((a: { breakdown: string }, b: { breakdown: string }) =>
        a.breakdown < b.breakdown ? -1 : 1,
      ),
      [
        { breakdown: 'program', stated: { value: 6481 }, parts: { sum: 6612 }, difference: 131 },
        { breakdown: 'quota', stated: { value: 9 }, quota: { percent: 28.1 } },
      ],
    )
    t.equal(wrong.length, 2)
    t.ok(compared.items.every(({ register }: { register: unknown }) => register === null))
    const plan91 = compared.items.find(({ breakdown }: { breakdown: string }) => breakdown === 'program')
    t.ok(
      plan91.parts.items.some(
        ({ dimensions }: { dimensions: { program: string } }) => dimensions.program === 'BD-91',
      ),
    )
  })

  await t.test('a second run changes nothing, and leaves no trace', async (t) => {
    const trace = async () => (await database.pool.query('select count(*) as n from audit_events')).rows[0].n
    const before = await trace()
    t.equal(await seedDemo(database), 0)
    t.equal(await seedDemoWhenEmpty(database), 0)
    t.equal(await trace(), before)
  })

  await t.test('a post that an editor took back stays back', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/posts?limit=1')
    await expect(200, 'POST', `/v1/posts/${items[0].id}/unpublish`, { headers: { 'if-match': '*' } })
    await seedDemo(database)
    t.equal((await expect(200, 'GET', `/v1/posts/${items[0].id}`)).status, 'draft')
  })
})
