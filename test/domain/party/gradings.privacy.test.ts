import { startApp } from '../../support/app.ts'
import {
  anonymous,
  anyRevision,
  as,
  decision,
  createSubject,
  cellGradings,
  memberGradings,
} from './gradings.ts'
import { test } from '../../support/shared-test.ts'

const { path } = cellGradings

test('what readers see of gradings', async (t) => {
  const app = await startApp(t)
  const { send, expect } = app
  const createGrading = async (facts: object) => {
    const body = {
      party_cell_id: await createSubject(app, cellGradings),
      year: 2020,
      grade: 'good',
      ...facts,
    }
    return await expect(201, 'POST', path, { as, body })
  }
  const queries = [
    '',
    '&sort=grade',
    '&sort=-score',
    '&history=true',
    '&published=false',
    '&confirmed=true',
    '&year=2020',
    '&year=2019',
    '&grade=excellent',
    '&external_id=secret',
    '&include=party_cell',
    '&limit=1',
  ]
  const publicView = async () => {
    const lists = await Promise.all(
      queries.map((query) => expect(200, 'GET', `${path}?count=exact${query}`, anonymous)),
    )
    return lists.map((list) => ({
      ...list,
      page: { ...list.page, next_cursor: list.page.next_cursor !== null },
    }))
  }

  await t.test('a published grading is there for everyone, with its cell', async (t) => {
    const grading = await createGrading({ published: true })
    t.same(await expect(200, 'GET', `${path}/${grading.id}`, anonymous), grading)
    const { items } = await expect(200, 'GET', `${path}?include=party_cell`, anonymous)
    t.equal(items[0].party_cell.id, grading.party_cell_id)
  })

  await t.test('an unpublished grading changes nothing that readers get', async (t) => {
    const before = await publicView()
    const hidden = await createGrading({ grade: 'excellent', score: 99, external_id: 'secret' })
    t.same(await publicView(), before)
    await expect(404, 'GET', `${path}/${hidden.id}`, anonymous)
    await expect(404, 'GET', `${path}/${hidden.id}?include=party_cell`, { as: 'editor' })
    const url = `${path}?count=exact&party_cell=${hidden.party_cell_id}`
    const { items, page } = await expect(200, 'GET', url, anonymous)
    t.same([items, page.count], [[], 0])
    await expect(200, 'GET', `${path}/${hidden.id}`, { as })
    await expect(200, 'POST', `${path}/${hidden.id}/confirm`, { as, headers: anyRevision, body: decision })
    t.same(await publicView(), before)
  })

  await t.test('readers cannot ask for the trash, nor write', async (t) => {
    await expect(401, 'GET', `${path}?trash=include`, anonymous)
    const grading = await createGrading({ published: true, year: 1999 })
    const body = { grade: 'excellent', reason: 'x' }
    for (const action of ['confirm', 'corrections']) {
      const url = `${path}/${grading.id}/${action}`
      const sent = action === 'confirm' ? {} : { body }
      await expect(401, 'POST', url, { ...anonymous, headers: anyRevision, ...sent })
      await expect(403, 'POST', url, { as: 'editor', headers: anyRevision, ...sent })
    }
    t.same(await expect(200, 'GET', `${path}/${grading.id}`, { as }), grading)
  })

  await t.test('a published correction leads readers from the old grading to the new', async (t) => {
    const { id } = await createGrading({ published: true, year: 2011 })
    await expect(200, 'POST', `${path}/${id}/confirm`, { as, headers: anyRevision, body: decision })
    const body = { grade: 'completed', reason: 'Nhầm' }
    const next = await expect(201, 'POST', `${path}/${id}/corrections`, { as, headers: anyRevision, body })
    const old = await expect(200, 'GET', `${path}/${id}`, anonymous)
    t.match(old, { current: false, superseded_by_id: next.id })
    const [, decided] = next.steps
    t.same(await expect(200, 'GET', `${path}/${next.id}`, anonymous), { ...next, steps: [decided] })
    const list = async (history: boolean) => {
      const url = `${path}?year=2011&history=${history}&sort=created_at`
      return (await expect(200, 'GET', url, anonymous)).items.map((item: { id: string }) => item.id)
    }
    t.same(await list(false), [next.id])
    t.same(await list(true), [id, next.id])
  })

  await t.test('a correction that is not published takes the old grading out of sight', async (t) => {
    const { id } = await createGrading({ published: true, year: 2012 })
    await expect(200, 'POST', `${path}/${id}/confirm`, { as, headers: anyRevision, body: decision })
    const body = { grade: 'completed', published: false, reason: 'Nhầm' }
    const hidden = await expect(201, 'POST', `${path}/${id}/corrections`, { as, headers: anyRevision, body })
    for (const url of [`${path}/${id}`, `${path}/${hidden.id}`]) await expect(404, 'GET', url, anonymous)
    const { items } = await expect(200, 'GET', `${path}?year=2012&history=true`, anonymous)
    t.same(items, [])
    const again = { grade: 'excellent', published: true, reason: 'Đúng' }
    const last = await expect(201, 'POST', `${path}/${hidden.id}/corrections`, {
      as,
      headers: anyRevision,
      body: again,
    })
    const chain = await expect(200, 'GET', `${path}?year=2012&history=true&sort=created_at`, anonymous)
    t.match(chain.items, [
      { id, superseded_by_id: null, current: false },
      { id: last.id, supersedes_id: null, current: true },
    ])
    await expect(404, 'GET', `${path}/${hidden.id}`, anonymous)
  })

  await t.test('gradings of members are never public, published or not', async (t) => {
    const party_member_id = await createSubject(app, memberGradings)
    const body = { party_member_id, year: 2020, grade: 'good', published: true }
    const { id } = await expect(201, 'POST', memberGradings.path, { as, body })
    for (const url of [
      memberGradings.path,
      `${memberGradings.path}/${id}`,
      `${memberGradings.path}?year=2020`,
    ]) {
      await expect(401, 'GET', url, anonymous)
      for (const other of ['reader', 'editor', 'publisher', 'registrar'] as const) {
        await expect(403, 'GET', url, { as: other })
      }
    }
    const { items } = await expect(200, 'GET', `${memberGradings.path}?include=party_member`, { as })
    t.equal(items[0].party_member.id, party_member_id)
    const member = await expect(200, 'GET', `/v1/party-members/${party_member_id}`, { as })
    const byCell = await send('GET', `${memberGradings.path}?party_cell=${member.party_cell_id}`, { as })
    t.equal(byCell.json().items.length, 1)
    const elsewhere = await createSubject(app, cellGradings)
    t.same((await expect(200, 'GET', `${memberGradings.path}?party_cell=${elsewhere}`, { as })).items, [])
  })
})
