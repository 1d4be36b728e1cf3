import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('Party members', async (t) => {
  const { send, expect } = await startApp(t)
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Một' } })
  const as = 'party_officer' as const
  const names = async (query: string) => {
    const { items } = await expect(200, 'GET', `/v1/party-members?party_cell=chi-bo-mot&${query}`, { as })
    return items.map((item: { full_name: string }) => item.full_name)
  }

  await t.test('an officer creates a member with name and cell', async (t) => {
    const body = { full_name: 'Đỗ Thị Ân', party_cell_id: cell.id }
    const member = await expect(201, 'POST', '/v1/party-members', { as, body })
    t.match(member, { ...body, joined_on: null, position: null, revision: 1 })
    t.same(await expect(200, 'GET', `/v1/party-members/${member.id}`, { as }), member)
  })

  await t.test('a cell can be named by its slug', async (t) => {
    const body = { full_name: 'Lê Văn Dũng', party_cell: { slug: 'chi-bo-mot' }, joined_on: '2010-05-19' }
    t.equal((await expect(201, 'POST', '/v1/party-members', { as, body })).party_cell_id, cell.id)
  })

  await t.test('a member without a cell, or of an unknown one, is refused and not stored', async (t) => {
    const full_name = 'Không Ai'
    const none = await expect(400, 'POST', '/v1/party-members', { as, body: { full_name } })
    t.match(none.errors, [{ pointer: '/party_cell_id', code: 'required' }])
    const body = { full_name, party_cell: { slug: 'chi-bo-khac' } }
    const unknown = await expect(422, 'POST', '/v1/party-members', { as, body })
    t.match(unknown.errors, [{ pointer: '/party_cell/slug', code: 'unknown_reference' }])
    const { page } = await expect(200, 'GET', '/v1/party-members?count=exact', { as })
    t.equal(page.count, 2)
  })

  await t.test('members sort by given name and by full name in Vietnamese order', async (t) => {
    for (const full_name of ['Bùi Văn Đạt', 'Ấu Văn An', 'An Thị Bình']) {
      await expect(201, 'POST', '/v1/party-members', { as, body: { full_name, party_cell_id: cell.id } })
    }
    t.same(await names('sort=given_name'), [
      'Ấu Văn An',
      'Đỗ Thị Ân',
      'An Thị Bình',
      'Lê Văn Dũng',
      'Bùi Văn Đạt',
    ])
    t.same(await names('sort=full_name'), [
      'An Thị Bình',
      'Ấu Văn An',
      'Bùi Văn Đạt',
      'Đỗ Thị Ân',
      'Lê Văn Dũng',
    ])
    t.same(await names('sort=-joined_on,full_name&joined_on[gte]=2010-01-01'), ['Lê Văn Dũng'])
  })

  await t.test('a page of members brings the cells with it', async (t) => {
    const { items } = await expect(200, 'GET', '/v1/party-members?include=party_cell&limit=2', { as })
    t.same(items[0].party_cell, cell)
  })

  await t.test('members are never public, nor for keys of other registers', async () => {
    const { items } = await expect(200, 'GET', '/v1/party-members?limit=1', { as })
    for (const url of ['/v1/party-members', `/v1/party-members/${items[0].id}`]) {
      await expect(401, 'GET', url, { as: 'anonymous' })
      for (const other of ['reader', 'editor', 'publisher', 'registrar'] as const) {
        await expect(403, 'GET', url, { as: other })
      }
    }
  })

  await t.test('20 equal puts at once make one member and 20 successes', async (t) => {
    const body = { full_name: 'Phạm Văn Hai Mươi', party_cell_id: cell.id }
    const url = '/v1/party-members/by-external-id/dv-20'
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('PUT', url, { as, body })))
    const statuses = answers.map((answer) => answer.statusCode).sort()
    t.same(statuses, [...Array.from({ length: 19 }, () => 200), 201])
    const { items } = await expect(200, 'GET', '/v1/party-members?external_id=dv-20', { as })
    t.equal(items.length, 1)
    t.equal(items[0].revision, 1)
  })

  await t.test(
    'writes of members leave names of fields in the audit trail, never what they hold',
    async (t) => {
      const { items } = await expect(200, 'GET', '/v1/audit-events?resource=party-members', { as: 'admin' })
      t.ok(items.length >= 6)
      t.notMatch(JSON.stringify(items), /Hai Mươi|Đỗ Thị Ân/)
    },
  )
})
