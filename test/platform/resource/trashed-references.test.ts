import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { registers } from '../../domain/training/registers.ts'

const headers = { 'if-match': '*' }

test('what is in the trash matches nothing in the filters of lists and of search', async (t) => {
  const app = await startApp(t)
  const { database, expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const make = async (path: string, body: Record<string, unknown>): Promise<{ id: string }> =>
    await expect(201, 'POST', `/v1/${path}`, { body })

  const program = await createProgram({ code: 'TC' })
  const openClass = await createClass(program.id)
  const learner = await createLearner()
  await createEnrollment(openClass.id, learner.id)
  const cell = await make('party-cells', { name: 'Chi bộ 1' })
  const member = await make('party-members', { full_name: 'Đảng Viên Mẫu', party_cell_id: cell.id })
  const graded = { year: 2020, outcome: 'graded', grade: 'good' }
  await make('party-member-gradings', { ...graded, party_member_id: member.id })
  await make('party-cell-gradings', { ...graded, party_cell_id: cell.id, published: true })
  const person = await make('people', { name: 'Trần Thị Lan' })
  await make('commendations', { title: 'Giấy khen', year: 2020, party_cell_id: cell.id })
  await make('commendations', { title: 'Giấy khen', year: 2020, party_member_id: member.id })
  await make('commendations', { title: 'Giấy khen', year: 2020, person_id: person.id })
  await make('research-outputs', { title: 'Đề tài', kind: 'topic', year: 2020, person_ids: [person.id] })
  await make('staff-developments', { title: 'Học', kind: 'study', year: 2020, person_ids: [person.id] })
  const parent = await make('sections', { name: 'Cha' })
  const section = await make('sections', { name: 'Con', parent_id: parent.id })
  const tag = await make('tags', { name: 'Khai giảng' })
  const post = await make('posts', {
    title: 'Lễ khai giảng năm học',
    body: 'Có 3 lớp.',
    section_id: section.id,
    tag_ids: [tag.id],
    byline: [{ person_id: person.id }],
  })
  await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { headers, body: {} })
  const figure = await expect(201, 'POST', '/v1/figures', {
    body: {
      indicator: { code: 'training.classes' },
      period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
      value: 3,
      source: { post_id: post.id, field: 'body_text', quote: '3 lớp' },
    },
  })

  const q = 'q=khai+giang'
  const filters: [address: string, table: string, id: string][] = [
    [`search?${q}&section=`, 'sections', section.id],
    [`search?${q}&tag=`, 'tags', tag.id],
    ['search?q=lop&type=class&program=', 'programs', program.id],
    ['posts?section=', 'sections', section.id],
    ['posts?tag=', 'tags', tag.id],
    ['posts?person=', 'people', person.id],
    ['sections?parent=', 'sections', parent.id],
    ['classes?program=', 'programs', program.id],
    ['learners?class=', 'classes', openClass.id],
    ['enrollments?class=', 'classes', openClass.id],
    ['enrollments?learner=', 'learners', learner.id],
    ['enrollments?program=', 'programs', program.id],
    ['research-outputs?person=', 'people', person.id],
    ['staff-developments?person=', 'people', person.id],
    ['party-members?party_cell=', 'party_cells', cell.id],
    ['party-member-gradings?party_member=', 'party_members', member.id],
    ['party-member-gradings?party_cell=', 'party_cells', cell.id],
    ['party-cell-gradings?party_cell=', 'party_cells', cell.id],
    ['commendations?party_cell=', 'party_cells', cell.id],
    ['commendations?party_member=', 'party_members', member.id],
    ['commendations?person=', 'people', person.id],
    ['figures?status=proposed&indicator=', 'indicators', figure.indicator_id],
    ['figures?status=proposed&post=', 'posts', post.id],
  ]
  await t.test('a row whose post readers do not see is one without a post', async (t) => {
    await make('commendations', { title: 'Của bài', year: 2020, unit: 'Khoa', post_id: post.id })
    const titles = async (query: string) => {
      const { items } = await expect(200, 'GET', `/v1/commendations?unit=Khoa&${query}`, { as: 'anonymous' })
      return items.map(({ title }: { title: string }) => title)
    }
    t.same(await titles('post=null'), [])
    t.same(await titles(`post=${post.id}`), ['Của bài'])
    await database.pool.query('update posts set deleted_at = now() where id = $1', [post.id])
    t.same(await titles('post=null'), ['Của bài'])
    t.same(await titles(`post=${post.id}`), [])
    await database.pool.query('update posts set deleted_at = null where id = $1', [post.id])
  })

  await t.test(
    'null in a filter finds for readers what they read as null, and nothing tells of the rest',
    async (t) => {
      const at = { starts_at: '2020-09-05T01:00:00Z' }
      await make('events', {
        title: 'Khai giảng',
        ...at,
        class_id: openClass.id,
        post_id: post.id,
        internal: false,
      })
      await make('events', { title: 'Họp', ...at, internal: false })
      await make('research-outputs', { title: 'Theo bài', kind: 'topic', year: 2020, post_id: post.id })
      await make('staff-developments', { title: 'Theo bài', kind: 'study', year: 2020, post_id: post.id })
      await make('documents', { title: 'Theo bài', kind: 'plan', post_id: post.id, published: true })
      const cases: [
        path: string,
        filter: string,
        field: string,
        table: string,
        id: string,
        hasNe: boolean,
      ][] = [
        ['events', 'class', 'class_id', 'classes', openClass.id, true],
        ['events', 'post', 'post_id', 'posts', post.id, false],
        ['commendations', 'post', 'post_id', 'posts', post.id, false],
        ['research-outputs', 'post', 'post_id', 'posts', post.id, false],
        ['staff-developments', 'post', 'post_id', 'posts', post.id, false],
        ['documents', 'post', 'post_id', 'posts', post.id, false],
        ['posts', 'tag', 'tag_ids', 'tags', tag.id, false],
      ]
      for (const [path, filter, field, table, id, hasNe] of cases) {
        const idsOf = async (query = '') => {
          const { items, page } = await expect(200, 'GET', `/v1/${path}?count=exact${query}`, {
            as: 'anonymous',
          })
          t.equal(page.count, items.length, `${path}?${query}`)
          return items as Record<string, unknown>[]
        }
        const has = (row: Record<string, unknown>) =>
          ![null, undefined].includes(row[field] as null) && String(row[field]) !== ''
        const names = (rows: Record<string, unknown>[]) => rows.map((row) => row['id'])
        for (const isLive of [true, false]) {
          await database.pool.query(
            `update ${table} set deleted_at = ${isLive ? 'null' : 'now()'} where id = $1`,
            [id],
          )
          const all = await idsOf()
          if (isLive) t.ok(all.some(has), `${path}: a row has it`)
          t.same(
            names(await idsOf(`&${filter}=null`)),
            names(all.filter((row) => !has(row))),
            `${path}: ${filter}=null`,
          )
          if (!hasNe) continue
          t.same(
            names(await idsOf(`&${filter}[ne]=null`)),
            names(all.filter(has)),
            `${path}: ${filter}[ne]=null`,
          )
          t.same(names(await idsOf(`&${filter}=null,${id}`)), names(all), `${path}: both`)
          t.same(
            names(await idsOf(`&${filter}[ne]=${id}`)),
            names(all.filter((row) => !has(row))),
            `${path}: not this one`,
          )
          t.same(names(await idsOf(`&${filter}[ne]=null,${id}`)), [], `${path}: neither`)
        }
        const seen = await expect(200, 'GET', `/v1/${path}?${filter}=null`)
        if (table === 'classes') t.equal(seen.items.length, 1, 'who sees the trash sees what a row has')
        await database.pool.query(`update ${table} set deleted_at = null where id = $1`, [id])
      }
    },
  )

  const absent = '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'
  for (const [address, table, id] of filters) {
    await t.test(address, async (t) => {
      const countMatches = async (named: string) => {
        const { items } = await expect(200, 'GET', `/v1/${address}${named}`)
        return items.length
      }
      t.equal(await countMatches(id), 1, 'while it is live')
      t.equal(await countMatches(`${absent},${id}`), 1, 'among others')
      // like a row that was in the trash before the reference was created
      await database.pool.query(`update ${table} set deleted_at = now() where id = $1`, [id])
      t.equal(await countMatches(id), 0, 'in the trash')
      t.equal(await countMatches(`${absent},${id}`), 0, 'in the trash, among others')
      await database.pool.query(`update ${table} set deleted_at = null where id = $1`, [id])
    })
  }
})
