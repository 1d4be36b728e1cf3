import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('Party members are found by parts of names and external ids', async (t) => {
  const { expect } = await startApp(t)
  const cell = await expect(201, 'POST', '/v1/party-cells', { body: { name: 'Chi bộ Một' } })
  for (const body of [{ full_name: 'Đỗ Thị Ân', external_id: 'dv-0007' }, { full_name: 'Ân Văn Đỗ' }])
    await expect(201, 'POST', '/v1/party-members', { body: { ...body, party_cell_id: cell.id } })
  const find = async (q: string) => {
    const url = `/v1/party-members?q=${encodeURIComponent(q)}`
    const { items } = await expect(200, 'GET', url, { as: 'party_officer' })
    return items.map((item: { full_name: string }) => item.full_name)
  }
  t.same(await find('an'), ['Đỗ Thị Ân', 'Ân Văn Đỗ'])
  t.same(await find('đỗ'), ['Ân Văn Đỗ', 'Đỗ Thị Ân'])
  t.same(await find('dv0007'), ['Đỗ Thị Ân'])
  await expect(401, 'GET', '/v1/party-members?q=an', { as: 'anonymous' })
  await expect(403, 'GET', '/v1/party-members?q=an', { as: 'editor' })
})
