import { test } from 'tap'
import { seedDemo, seedDemoWhenEmpty } from '../../src/demo/seed.ts'
import { startApp } from '../support/app.ts'

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
