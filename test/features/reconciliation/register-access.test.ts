import { test } from '../../support/shared-test.ts'
import type { Scope } from '../../../src/platform/access/scope.ts'
import { startApp, type Caller, type TestApp } from '../../support/app.ts'
import { registers } from '../../domain/training/registers.ts'
import { createPublishedPost, headers, year2020 } from '../../domain/figures/school.ts'

// responses are untyped, like their rows
// oxlint-disable-next-line typescript/no-explicit-any
type Answer = any

/** An invented figure, with which a writer of figures might learn the count of a register. */
const asked: Record<string, { indicator: string; dimensions: Record<string, unknown>; register: string }> = {
  members: {
    indicator: 'party.members_graded',
    dimensions: { grade: 'not_completed' },
    register: 'party-member-gradings',
  },
  cells: {
    indicator: 'party.cells_graded',
    dimensions: { grade: 'good' },
    register: 'party-cell-gradings',
  },
  results: {
    indicator: 'training.learners',
    dimensions: { result: 'very_good' },
    register: 'enrollments',
  },
  awards: { indicator: 'party.members_commended', dimensions: {}, register: 'commendations' },
  classes: { indicator: 'training.classes', dimensions: {}, register: 'classes' },
}

async function fillRegisters(app: TestApp): Promise<void> {
  const { expect } = app
  const { createProgram, createClass, createLearner, createEnrollment } = registers(app)
  const openClass = await createClass((await createProgram({ code: 'TC' })).id)
  await createEnrollment(openClass.id, (await createLearner()).id, { result: 'very_good' })
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ 1' } })
  const member = await expect(201, 'POST', '/v1/party-members', {
    body: { full_name: 'Đảng Viên Mẫu', party_cell_id: cell.id },
  })
  const graded = { year: 2020, outcome: 'graded' }
  const decide = async (register: string, body: object) => {
    const { id } = await expect(201, 'POST', `/v1/${register}`, { body: { ...graded, ...body } })
    await expect(200, 'POST', `/v1/${register}/${id}/confirm`, {
      headers,
      body: { decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' },
    })
  }
  await decide('party-member-gradings', { party_member_id: member.id, grade: 'not_completed' })
  await decide('party-cell-gradings', { party_cell_id: cell.id, grade: 'good' })
  await expect(201, 'POST', '/v1/commendations', {
    body: { title: 'Giấy khen', year: 2020, party_member_id: member.id },
  })
  for (const { register } of Object.values(asked)) {
    await expect(201, 'PUT', `/v1/register-coverage/${register}/2020`, { body: { complete: true } })
  }
}

test('a register is counted only for who may read it', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  await fillRegisters(app)
  const post = await createPublishedPost(app, 'Báo cáo năm 2020', 'Tổng số: 7.')
  const figures = new Map<string, string>()
  for (const [name, { indicator, dimensions }] of Object.entries(asked)) {
    const figure = await expect(201, 'POST', '/v1/figures', {
      as: 'editor',
      body: {
        indicator: { code: indicator },
        period: year2020,
        value: 7,
        dimensions,
        source: { post_id: post.id, field: 'body_text', quote: '7' },
      },
    })
    figures.set(name, figure.id)
  }
  const lists = ['/v1/reconciliations?year=2020&limit=100', `/v1/posts/${post.id}/reconciliations?limit=100`]

  /** What a caller sees of the registers: in rows, totals and messages. */
  async function readVisible(as: Caller, url: string) {
    const { items, totals } = await expect(200, 'GET', url, { as })
    const named = items.flatMap((row: Answer) => (row.register === null ? [] : row.register.register))
    const counted = totals.match + totals.mismatch + totals.incomplete
    return { registers: [...new Set<string>(named)].toSorted(), counted }
  }

  const seen = async (as: Caller, expected: string[], what: string) => {
    for (const url of lists) {
      t.same(await readVisible(as, url), { registers: expected, counted: expected.length }, `${what}: ${url}`)
    }
  }
  const withScopes = (...scopes: Scope[]) => ({ scopes: ['figures:read' as const, ...scopes] })
  const party = ['commendations', 'party-cell-gradings', 'party-member-gradings']
  await seen('editor', ['classes'], 'an editor')
  await seen('publisher', ['classes'], 'a publisher')
  await seen(withScopes(), ['classes'], 'a key that reads figures')
  await seen(withScopes('training:read'), ['classes', 'enrollments'], 'a key that reads learners too')
  await seen(
    withScopes('party:read'),
    ['classes', ...party].toSorted(),
    'a key that reads the Party registers',
  )
  await seen('admin', ['classes', 'enrollments', ...party].toSorted(), 'an admin')

  await t.test('nor does the audit trail tell somebody who publishes and reads it', async (t) => {
    await expect(204, 'DELETE', `/v1/figures/${figures.get('classes')}`, { headers })
    const publishedBy = async (as: Caller) => {
      await expect(200, 'POST', `/v1/posts/${post.id}/unpublish`, { headers })
      await expect(200, 'POST', `/v1/posts/${post.id}/publish`, { as, headers, body: {} })
      const { items } = await expect(200, 'GET', `/v1/audit-events?resource_id=${post.id}&limit=1`)
      return items[0].fields.includes('reconciliation_mismatch')
    }
    const scopes: Scope[] = ['content:publish', 'figures:write', 'audit:read']
    t.equal(await publishedBy({ scopes }), false)
    t.equal(await publishedBy('admin'), true, 'who sees the registers is told')
  })
})
