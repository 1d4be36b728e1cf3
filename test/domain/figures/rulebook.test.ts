import { startApp } from '../../support/app.ts'
import { testRejections } from '../../support/resource-contract.ts'
import { classesOf2020, headers } from './school.ts'
import { test } from '../../support/shared-test.ts'

test('indicators, quota rules and coverage', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const clubs = { code: 'library.clubs', name_vi: 'Câu lạc bộ', name_en: 'Clubs', unit: 'session' }

  await t.test('a school begins with a list of indicators, and adds its own', async (t) => {
    const seeded = await expect(200, 'GET', '/v1/indicators?limit=100', { as: 'anonymous' })
    t.ok(seeded.items.length > 20)
    t.match(await expect(200, 'GET', '/v1/indicators/training.classes', { as: 'anonymous' }), {
      unit: 'class',
      name_vi: /Lớp/,
      adds_over: ['program', 'family', 'training_type', 'planned', 'institution'],
    })
    const own = await expect(201, 'POST', '/v1/indicators', { body: clubs })
    t.match(own, { kind: 'count', nature: 'flow', dimensions: ['scenario'], adds_over: [] })
    const patch = { headers, body: { dimensions: ['scenario', 'level'], adds_over: ['level'] } }
    t.match(await expect(200, 'PATCH', '/v1/indicators/library.clubs', patch), { adds_over: ['level'] })
    await expect(403, 'POST', '/v1/indicators', { as: 'editor', body: { ...clubs, code: 'x' } })
    await expect(409, 'POST', '/v1/indicators', { body: clubs })
    await testRejections(t, app, '/v1/indicators', 400, [
      ['/adds_over', { ...clubs, code: 'a', adds_over: ['grade'] }],
      ['/dimensions', { ...clubs, code: 'a', dimensions: ['level'] }],
      ['/dimensions/1', { ...clubs, code: 'a', dimensions: ['scenario', 'colour'] }],
      ['/unit', { ...clubs, code: 'a', unit: 'lớp' }],
    ])
  })

  await t.test('an indicator that figures are of stays', async () => {
    await expect(201, 'POST', '/v1/figures', { body: classesOf2020(62) })
    await expect(409, 'DELETE', '/v1/indicators/training.classes', { headers })
    await expect(204, 'DELETE', '/v1/indicators/library.clubs', { headers })
  })

  await t.test('quota rules are data that admins replace', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/quota-rules?grade=excellent', { as: 'anonymous' })
    const said = (rule: Record<string, unknown>) =>
      ['regulation', 'limit', 'period_kind', 'valid_from', 'valid_to'].map((field) => rule[field])
    t.same(items.map(said), [
      ['Hướng dẫn 02-HD/BTCTW', null, 'quarter', '2026-01-01', null],
      ['Hướng dẫn 43-HD/BTCTW', null, 'year', '2025-01-01', null],
      ['Hướng dẫn 25-HD/BTCTW', null, 'year', '2023-01-01', '2024-12-31'],
      ['Hướng dẫn 21-HD/BTCTW', 20, 'year', '2019-01-01', '2022-12-31'],
      ['Hướng dẫn 16-HD/BTCTW', null, 'year', '2018-01-01', '2018-12-31'],
    ])
    t.match(items[1], {
      basis: 'Quy định 366-QĐ/TW',
      issued_on: '2025-10-31',
      base_grades: ['good'],
      rounding: 'down',
      counted_in: 'organisation',
      leaders_only: false,
      excellent_score: 90,
      good_score: 70,
      completed_score: 50,
    })
    t.match(items[0], { leaders_only: true, issued_on: '2026-05-22' })
    const entered = { headers, body: { limit: 20, exceptional_limit: 25 } }
    t.match(await expect(200, 'PATCH', `/v1/quota-rules/${items[1].id}`, entered), entered.body)
    const { id: _, ...rest } = items[0]
    const next = { regulation: 'Quy định mới', subject_kind: rest.subject_kind, grade: rest.grade }
    const rule = { ...next, base_grades: ['good'], limit: 20, valid_from: '2024-01-01' }
    await expect(201, 'POST', '/v1/quota-rules', { body: { ...rule, exceptional_limit: 25 } })
    await expect(403, 'POST', '/v1/quota-rules', { as: 'party_officer', body: rule })
    await testRejections(t, app, '/v1/quota-rules', 400, [
      ['/limit', { ...rule, limit: 101 }],
      ['/exceptional_limit', { ...rule, exceptional_limit: 10 }],
      ['/exceptional_limit', { ...rule, limit: null, exceptional_limit: 25 }],
      ['/good_score', { ...rule, excellent_score: 90, good_score: 91 }],
      ['/completed_score', { ...rule, excellent_score: 90, completed_score: 91 }],
      ['/valid_to', { ...rule, valid_to: '2023-01-01' }],
      ['/base_grades', { ...rule, base_grades: [] }],
      ['/base_grades', { ...rule, base_grades: ['good', 'good'] }],
    ])
  })

  await t.test('a register is declared complete year by year', async (t) => {
    const url = '/v1/register-coverage/classes/2020'
    await expect(404, 'GET', url)
    const declared = await expect(201, 'PUT', url, { as: 'registrar', body: { complete: true } })
    t.match(declared, { register: 'classes', year: 2020, complete: true, note: null, revision: 1 })
    t.match(await expect(200, 'PUT', url, { body: { complete: true } }), { revision: 1 })
    const note = { complete: false, note: 'Còn thiếu lớp ngoài kế hoạch.' }
    t.match(await expect(200, 'PUT', url, { body: note }), { complete: false, revision: 2 })
    t.match(await expect(200, 'GET', url, { as: 'anonymous' }), note)
    const { items } = await expect(200, 'GET', '/v1/register-coverage?year=2020&register=classes')
    t.equal(items.length, 1)
    const events = await expect(200, 'GET', '/v1/audit-events?resource=register-coverage')
    t.same(
      events.items.map(({ fields }: { fields: string[] }) => fields),
      [
        ['complete', 'note'],
        ['complete', 'note', 'register', 'year'],
      ],
    )
    await expect(403, 'PUT', url, { as: 'editor', body: note })
    await expect(400, 'PUT', '/v1/register-coverage/learners/2020', { body: note })
    await expect(400, 'PUT', '/v1/register-coverage/classes/20', { body: note })
  })
})
