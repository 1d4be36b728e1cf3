import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('Party cells', async (t) => {
  const { send, expect } = await startApp(t)

  await t.test(
    'a Party officer creates a cell with its name alone, and anyone reads it by slug',
    async (t) => {
      const created = await send('POST', '/v1/party-cells', {
        as: 'party_officer',
        body: { name: 'Chi bộ Đào tạo' },
      })
      t.equal(created.statusCode, 201)
      const cell = created.json()
      t.match(cell, { slug: 'chi-bo-dao-tao', established_on: null, dissolved_on: null, external_id: null })
      t.equal(created.headers.location, `/v1/party-cells/${cell.id}`)
      t.same(await expect(200, 'GET', '/v1/party-cells/chi-bo-dao-tao', { as: 'anonymous' }), cell)
    },
  )

  await t.test('a name whose slug is taken is a 409 that says to give a slug', async (t) => {
    const problem = await expect(409, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ đào tạo' } })
    t.equal(problem.code, 'already_exists')
    t.match(problem.errors, [{ pointer: '/slug', code: 'taken', message: /give a slug/ }])
    const given = { name: 'Chi bộ đào tạo', slug: 'chi-bo-dao-tao' }
    const same = await expect(409, 'POST', '/v1/party-cells', { body: given })
    t.match(same.errors, [{ pointer: '/slug', code: 'taken' }])
    await expect(201, 'POST', '/v1/party-cells', { body: { ...given, slug: 'chi-bo-dao-tao-2' } })
    const { page } = await expect(200, 'GET', '/v1/party-cells?count=exact')
    t.equal(page.count, 2)
  })

  await t.test('a bookmark of a renamed cell leads to its new address', async (t) => {
    await expect(200, 'PATCH', '/v1/party-cells/chi-bo-dao-tao', {
      headers: { 'if-match': '*' },
      body: { name: 'Chi bộ Quản lý đào tạo', slug: 'chi-bo-quan-ly-dao-tao' },
    })
    const moved = await send('GET', '/v1/party-cells/chi-bo-dao-tao', { as: 'anonymous' })
    t.equal(moved.statusCode, 308)
    t.equal(moved.headers.location, '/v1/party-cells/chi-bo-quan-ly-dao-tao')
  })

  await t.test('a cell that was dissolved before it was established is refused', async (t) => {
    const body = { name: 'Chi bộ X', established_on: '2020-02-01', dissolved_on: '2020-01-01' }
    const problem = await expect(400, 'POST', '/v1/party-cells', { body })
    t.match(problem.errors, [{ pointer: '/dissolved_on', code: 'before_start' }])
    await expect(404, 'GET', '/v1/party-cells/chi-bo-x')
  })

  await t.test('a frontend lists the cells that still exist', async (t) => {
    await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Cũ', dissolved_on: '2019-01-01' } })
    const names = async (query: string) => {
      const { items } = await expect(200, 'GET', `/v1/party-cells?${query}`, { as: 'anonymous' })
      return items.map((item: { name: string }) => item.name)
    }
    t.same(await names('dissolved=true'), ['Chi bộ Cũ'])
    t.same(await names('dissolved=false&sort=-name'), ['Chi bộ Quản lý đào tạo', 'Chi bộ đào tạo'])
    t.same(await names('dissolved_on[gte]=2019-01-02'), [])
  })

  await t.test(
    'an organisation has a kind; without one it is a cell, also after a PUT of an older client',
    async (t) => {
      const put = (status: number, body: object) =>
        expect(status, 'PUT', '/v1/party-cells/by-external-id/bgh', { body, headers: { 'if-match': '*' } })
      const leadership = { name: 'Tập thể lãnh đạo Trường', kind: 'leadership' }
      await expect(201, 'POST', '/v1/party-cells', { body: { ...leadership, external_id: 'bgh' } })
      t.match(await put(200, { name: 'Ban Giám hiệu' }), { name: 'Ban Giám hiệu', kind: 'leadership' })
      const { items } = await expect(200, 'GET', '/v1/party-cells?kind=leadership')
      t.match(items, [{ name: 'Ban Giám hiệu' }])
      t.match(await expect(200, 'GET', '/v1/party-cells/chi-bo-cu'), { kind: 'cell' })
      const problem = await expect(400, 'POST', '/v1/party-cells', { body: { ...leadership, kind: 'x' } })
      t.match(problem.errors, [{ pointer: '/kind' }])
    },
  )

  await t.test('a cell that has members stays out of the trash', async (t) => {
    const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Đông' } })
    await expect(201, 'POST', '/v1/party-members', {
      body: { full_name: 'Nguyễn Văn Mẫu', party_cell_id: cell.id },
    })
    const problem = await expect(409, 'DELETE', `/v1/party-cells/${cell.id}`, {
      headers: { 'if-match': '"1"' },
    })
    t.equal(problem.code, 'still_referenced')
    t.match(
      problem.detail,
      /Live party-memberships, party-members still|Live party-members, party-memberships still/,
    )
    const { json } = await send('DELETE', `/v1/party-cells/${cell.id}`, {
      headers: { 'if-match': '"1"', 'accept-language': 'vi' },
    })
    t.match(json().detail, /\((đảng viên; sinh hoạt đảng|sinh hoạt đảng; đảng viên)\)/)
    await expect(200, 'GET', '/v1/party-cells/chi-bo-dong', { as: 'anonymous' })
  })

  await t.test('readers and editors cannot write cells', async (t) => {
    const body = { name: 'Chi bộ Lạ' }
    await expect(401, 'POST', '/v1/party-cells', { as: 'anonymous', body })
    await expect(403, 'POST', '/v1/party-cells', { as: 'editor', body })
    t.equal((await send('GET', '/v1/party-cells/chi-bo-la')).statusCode, 404)
  })
})
