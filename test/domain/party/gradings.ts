import type { TestApp } from '../../support/app.ts'

export const as = 'party_officer' as const
export const anonymous = { as: 'anonymous' } as const
export const anyRevision = { 'if-match': '*' }
/** What decides a grading of 2020. */
export const decision = { decision_number: '12-QĐ/ĐU', decided_on: '2020-12-25' }

/** A resource of gradings, for tests of both. */
export interface GradingResource {
  path: string
  one: string
  /** The field that names who is graded. */
  subject: 'party_cell_id' | 'party_member_id'
}

export const cellGradings: GradingResource = {
  path: '/v1/party-cell-gradings',
  one: 'PartyCellGrading',
  subject: 'party_cell_id',
}
export const memberGradings: GradingResource = {
  path: '/v1/party-member-gradings',
  one: 'PartyMemberGrading',
  subject: 'party_member_id',
}

let made = 0

/** Creates a subject of gradings. @returns its id */
export async function createSubject({ expect }: TestApp, { subject }: GradingResource): Promise<string> {
  made++
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: `Chi bộ ${made}` } })
  if (subject === 'party_cell_id') return cell.id
  const body = { full_name: `Đảng viên ${made}`, party_cell_id: cell.id }
  return (await expect(201, 'POST', '/v1/party-members', { body })).id
}

/** Creates a grading and confirms it. */
export async function createConfirmedGrading(app: TestApp, register: GradingResource, facts: object = {}) {
  const { path, subject } = register
  const body = { [subject]: await createSubject(app, register), year: 2020, grade: 'good', ...facts }
  const { id } = await app.expect(201, 'POST', path, { as, body })
  return await app.expect(200, 'POST', `${path}/${id}/confirm`, { as, headers: anyRevision, body: decision })
}
