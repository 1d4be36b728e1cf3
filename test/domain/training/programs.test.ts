import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('programs', async (t) => {
  const { send, expect } = await startApp(t)

  await t.test(
    'a registrar creates a program with the least body, and anyone reads it by id and by code',
    async (t) => {
      const created = await send('POST', '/v1/programs', {
        as: 'registrar',
        body: { code: 'TCLLCT', name: 'Trung cấp lý luận' },
      })
      t.equal(created.statusCode, 201)
      const body = created.json()
      t.match(body, {
        code: 'TCLLCT',
        training_type: null,
        family: 'other',
        active: true,
        revision: 1,
        deleted_at: null,
      })
      t.equal(created.headers.location, `/v1/programs/${body.id}`)
      t.same(await expect(200, 'GET', '/v1/programs/TCLLCT', { as: 'anonymous' }), body)
      t.same(await expect(200, 'GET', `/v1/programs/${body.id}`, { as: 'anonymous' }), body)
    },
  )

  await t.test('a program that ends before it begins is refused, and nothing is stored', async (t) => {
    const problem = await expect(400, 'POST', '/v1/programs', {
      body: { code: 'X', name: 'X', valid_from: '2020-02-01', valid_to: '2020-01-01' },
    })
    t.match(problem.errors, [{ pointer: '/valid_to', code: 'before_start' }])
    await expect(404, 'GET', '/v1/programs/X')
  })

  await t.test('programs sort in Vietnamese order', async (t) => {
    for (const [code, name] of [
      ['S1', 'Đoàn'],
      ['S2', 'Dân'],
      ['S3', 'Ân'],
      ['S4', 'An'],
    ]) {
      await expect(201, 'POST', '/v1/programs', { body: { code, name, family: 'defence' } })
    }
    const { items } = await expect(200, 'GET', '/v1/programs?family=defence&sort=name')
    t.same(
      items.map((item: { name: string }) => item.name),
      ['An', 'Ân', 'Dân', 'Đoàn'],
    )
  })
})
