import { startApp } from '../../support/app.ts'
import { importFile, lines } from '../../features/exchange/imports/import-file.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision, as, decision } from './gradings.ts'

const path = '/v1/party-member-gradings'

test('a grading keeps the cell of its time', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const createCell = (name: string) => expect(201, 'POST', '/v1/party-cells', { body: { name } })
  const [first, second] = [await createCell('Chi bộ Một'), await createCell('Chi bộ Hai')]
  const createMember = (full_name: string) =>
    expect(201, 'POST', '/v1/party-members', { as, body: { full_name, party_cell_id: first.id } })
  const move = async (id: string) =>
    await expect(200, 'PATCH', `/v1/party-members/${id}`, {
      as,
      headers: anyRevision,
      body: { party_cell_id: second.id },
    })
  const gradedIn = async (slug: string) => {
    const { items } = await expect(200, 'GET', `${path}?party_cell=${slug}&include=party_cell`, { as })
    return items.map(({ id, party_cell }: { id: string; party_cell: { slug: string } }) => {
      t.equal(party_cell.slug, slug)
      return id
    })
  }

  await t.test('a member who moves leaves past gradings behind', async (t) => {
    const member = await createMember('Nguyễn Văn Chuyển')
    const body = { party_member_id: member.id, year: 2020, grade: 'good' }
    const old = await expect(201, 'POST', path, { as, body })
    t.equal(old.party_cell_id, first.id)
    const confirmed = await expect(200, 'POST', `${path}/${old.id}/confirm`, {
      as,
      headers: anyRevision,
      body: decision,
    })
    await move(member.id)
    t.same(await expect(200, 'GET', `${path}/${old.id}`, { as }), confirmed)
    t.same(await gradedIn('chi-bo-mot'), [old.id])
    const correction = await expect(201, 'POST', `${path}/${old.id}/corrections`, {
      as,
      headers: anyRevision,
      body: { grade: 'excellent', reason: 'Ghi nhầm' },
    })
    t.equal(correction.party_cell_id, first.id, 'a correction is about the same cell')
    t.same(await gradedIn('chi-bo-mot'), [correction.id])
    t.same(await gradedIn('chi-bo-hai'), [])
  })

  await t.test('the cell that a grading names counts, and stays where a write leaves it out', async (t) => {
    const member = await createMember('Trần Thị Nêu')
    const body = { party_member_id: member.id, year: 2019, grade: 'good' }
    const named = await expect(201, 'PUT', `${path}/by-external-id/named`, {
      as,
      body: { ...body, party_cell: { slug: 'chi-bo-hai' } },
    })
    t.equal(named.party_cell_id, second.id)
    const put = await expect(200, 'PUT', `${path}/by-external-id/named`, { as, body })
    t.same(put, named, 'equal content changes nothing')
    const patch = { as, headers: anyRevision, body: { party_cell_id: first.id } }
    const patched = await expect(200, 'PATCH', `${path}/${named.id}`, patch)
    t.equal(patched.party_cell_id, first.id)
    await expect(200, 'POST', `${path}/${named.id}/confirm`, { as, headers: anyRevision, body: decision })
    const refused = await expect(409, 'PATCH', `${path}/${named.id}`, {
      ...patch,
      body: { party_cell_id: second.id },
    })
    t.match(refused.errors, [{ pointer: '/party_cell_id', code: 'confirmed' }])
    const department = await expect(201, 'POST', '/v1/party-cells', {
      as,
      body: { name: 'Khoa Ba', kind: 'department' },
    })
    const noCell = await expect(422, 'POST', path, {
      as,
      body: { ...body, year: 2018, party_cell_id: department.id },
    })
    t.match(noCell.errors, [{ pointer: '/party_cell_id', code: 'no_members' }])
  })
})

test('the sheet of a corrected grading can be sent again', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { id: cell } = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Một' } })
  await expect(201, 'POST', '/v1/party-members', {
    body: { full_name: 'Lê Thị Sửa', party_cell_id: cell, external_id: 'dv-1' },
  })
  for (const [register, subject] of [
    ['party-member-gradings', { party_member: { external_id: 'dv-1' } }],
    ['party-cell-gradings', { party_cell: { slug: 'chi-bo-mot' } }],
  ] as const) {
    const row = { external_id: 'xl-1', ...subject, year: 2020, grade: 'good', score: 85 }
    t.match(await importFile(app, register, 'ndjson', lines(row)), { created: 1 })
    const [old] = (await expect(200, 'GET', `/v1/${register}?external_id=xl-1`)).items
    await expect(200, 'POST', `/v1/${register}/${old.id}/confirm`, { headers: anyRevision, body: decision })
    const body = { grade: 'excellent', score: 92, reason: 'Ghi nhầm so với quyết định' }
    const headers = anyRevision
    const correction = await expect(201, 'POST', `/v1/${register}/${old.id}/corrections`, { headers, body })
    t.equal(correction.external_id, 'xl-1')
    t.equal((await expect(200, 'GET', `/v1/${register}/${old.id}`)).external_id, null)

    const corrected = { ...row, grade: 'excellent', score: 92 }
    const report = { unchanged: 1, changed: 0, refused: 0 }
    t.match(await importFile(app, register, 'ndjson', lines(corrected)), report)
    t.match(await importFile(app, register, 'ndjson', lines({ ...corrected, reason: null })), report)
    t.equal((await expect(200, 'GET', `/v1/${register}/${correction.id}`)).reason, body.reason)
    t.match(
      await importFile(app, register, 'ndjson', lines(row)),
      report,
      'the sheet of the self-assessment changes nothing',
    )
    t.match(await expect(200, 'GET', `/v1/${register}/${correction.id}`), { grade: 'excellent', revision: 1 })
    const other = { ...row, grade: 'completed' }
    t.match(
      await importFile(app, `${register}?on_error=skip`, 'ndjson', lines(other)),
      { refused: 1 },
      'another grade is refused: the grading is decided',
    )
    const again = { ...body, reason: 'Ghi nhầm so với quyết định' }
    const repeated = await expect(200, 'POST', `/v1/${register}/${old.id}/corrections`, {
      headers,
      body: again,
    })
    t.same(repeated, correction)
  }
})
