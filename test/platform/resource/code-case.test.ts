import { importFile } from '../../features/exchange/imports/import-file.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('codes that differ by case alone are one', async (t) => {
  const app = await startApp(t)
  const { database, expect, send } = app
  const program = await expect(201, 'POST', '/v1/programs', { body: { code: 'EQ-001', name: 'Trung cấp' } })
  const body = { code: 'Lớp-K12', name: 'Lớp 12', year: 2020, program: { code: 'eq-001' } }
  const made = await expect(201, 'POST', '/v1/classes', { body })

  await t.test('a second one is refused, and the written case is kept', async (t) => {
    t.equal(program.code, 'EQ-001')
    for (const code of ['eq-001', 'Eq-001', 'ＥＱ-001']) {
      const { errors } = await expect(409, 'POST', '/v1/programs', { body: { code, name: 'Cao cấp' } })
      t.match(errors, [{ pointer: '/code', code: 'taken' }], code)
    }
    const twin = { code: 'lớp-k12', name: 'Lớp', year: 2020, program: { code: 'EQ-001' } }
    t.match((await expect(409, 'POST', '/v1/classes', { body: twin })).errors, [{ pointer: '/code' }])
    const indicator = (await expect(200, 'GET', '/v1/indicators?code=Training.Classes')).items[0]
    t.equal(indicator.code, 'training.classes')
    const { id: _id, revision: _r, created_at: _c, updated_at: _u, deleted_at: _d, ...rest } = indicator
    const another = await send('POST', '/v1/indicators', { body: { ...rest, code: 'TRAINING.CLASSES' } })
    t.equal(another.statusCode, 409, another.body)
  })

  await t.test('paths, filters and references find it in any case', async (t) => {
    for (const code of ['EQ-001', 'eq-001', 'Eq-001', 'ｅｑ-001']) {
      const encoded = encodeURIComponent(code)
      t.equal((await expect(200, 'GET', `/v1/programs/${encoded}`)).id, program.id, code)
      const lists = [
        `programs?code=${encoded}`,
        `classes?program=${encoded}`,
        `classes?program=${encoded},none`,
      ]
      for (const list of lists) t.equal((await expect(200, 'GET', `/v1/${list}`)).items.length, 1, list)
      const found = await expect(200, 'GET', `/v1/search?q=K12&type=class&program=${encoded}`)
      t.equal(found.items.length, 1)
    }
    t.equal((await expect(200, 'GET', `/v1/classes/${encodeURIComponent('LỚP-K12')}`)).id, made.id)
    const changed = await expect(200, 'PATCH', '/v1/programs/eq-001', {
      headers: { 'if-match': '*' },
      body: { level: 'trung cấp' },
    })
    t.equal(changed.code, 'EQ-001')
    t.match(await expect(200, 'GET', '/v1/reconciliations?indicator=Training.Classes'), { items: [] })
  })

  await t.test('its case can be changed, and changed back', async (t) => {
    for (const code of ['Eq-001', 'EQ-001']) {
      const answer = await expect(200, 'PATCH', '/v1/programs/EQ-001', {
        headers: { 'if-match': '*' },
        body: { code },
      })
      t.equal(answer.code, code)
    }
  })

  await t.test('figures name a programme as the register writes it', async (t) => {
    const [indicator] = (await expect(200, 'GET', '/v1/indicators?code=training.learners')).items
    const figure = await expect(201, 'POST', '/v1/figures', {
      body: {
        indicator_id: indicator.id,
        value: 40,
        period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
        dimensions: { program: 'eq-001' },
      },
    })
    t.equal(figure.dimensions.program, 'EQ-001')
    const { items } = await expect(200, 'GET', '/v1/figures?program=Eq-001')
    t.match(items, [{ id: figure.id }])
    const renamed = { headers: { 'if-match': '*' }, body: { code: 'eq-001' } }
    await expect(200, 'PATCH', `/v1/programs/${program.id}`, renamed)
    t.equal((await expect(200, 'GET', `/v1/figures/${figure.id}`)).dimensions.program, 'eq-001')
    await expect(200, 'PATCH', `/v1/programs/${program.id}`, { ...renamed, body: { code: 'EQ-001' } })
  })

  await t.test('an import finds rows by code in any case, and leaves their case', async (t) => {
    const lines =
      'code,name,year,program.code\nLỚP-K12,Lớp mười hai,2020,Eq-001\nK13,Lớp 13,2020,eq-001\nk13,Lớp 13,2020,eq-001\n'
    const report = await importFile(app, 'classes?match=code&on_error=skip', 'csv', lines)
    t.match(report, { created: 1, changed: 1, refused: 1 })
    t.match(report.errors, [{ line: 4, field: 'code', code: 'repeated' }])
    const row = await expect(200, 'GET', `/v1/classes/${made.id}`)
    t.match(row, { code: 'Lớp-K12', name: 'Lớp mười hai' })
    t.match(await importFile(app, 'classes?match=code', 'csv', 'code,name\nk13,Lớp 13\n'), { unchanged: 1 })
  })

  await t.test('one that is in the trash does not come back beside its twin', async (t) => {
    const first = await expect(201, 'POST', '/v1/programs', { body: { code: 'BD', name: 'Bồi dưỡng' } })
    const headers = { 'if-match': '*' }
    t.equal((await send('DELETE', '/v1/programs/bd', { headers })).statusCode, 204)
    await expect(201, 'POST', '/v1/programs', { body: { code: 'bd', name: 'Bồi dưỡng' } })
    const { errors } = await expect(409, 'POST', `/v1/programs/${first.id}/restore`, { headers })
    t.match(errors, [{ pointer: '/code' }])
  })

  await t.test('twins from before stay, and each is found by its own case', async (t) => {
    const [upper, lower] = await createCodesDifferingInCase(app, 'TC-1', 'tc-1')
    t.equal((await expect(200, 'GET', '/v1/programs/TC-1')).id, upper)
    t.equal((await expect(200, 'GET', '/v1/programs/tc-1')).id, lower)
    t.equal((await expect(200, 'GET', '/v1/programs/Tc-1')).id, lower)
    const headers = { 'if-match': '*' }
    t.equal((await expect(200, 'PATCH', '/v1/programs/TC-1', { headers, body: { name: 'Lớn' } })).id, upper)
    for (const [code, id, ofClass] of [
      ['TC-1', upper, 'of-upper'],
      ['tc-1', lower, 'of-lower'],
    ] as const) {
      const referring = { code: ofClass, name: 'Lớp', year: 2020, program: { code } }
      t.equal((await expect(201, 'POST', '/v1/classes', { body: referring })).program_id, id)
      t.equal((await expect(200, 'GET', `/v1/classes?program=${code}`)).items.length, 1, code)
    }
    const restored = { headers, body: { code: 'TC-2' } }
    t.equal((await expect(200, 'PATCH', '/v1/programs/TC-1', restored)).code, 'TC-2')
    t.equal((await expect(200, 'GET', '/v1/programs/TC-1')).id, lower)
    t.equal((await expect(200, 'GET', '/v1/programs/tc-2')).id, upper)
    const { rows } = await database.pool.query(`select code_key from programs where id = $1`, [upper])
    t.same(rows, [{ code_key: 'tc-2' }])
  })
})

/** Two programmes as in a database from before the comparison by key. */
async function createCodesDifferingInCase({ database, expect }: TestApp, upper: string, lower: string) {
  const make = async (code: string): Promise<string> =>
    (await expect(201, 'POST', '/v1/programs', { body: { code, name: 'Chương trình' } })).id
  const first = await make(`${upper}-x`)
  const second = await make(lower)
  await database.pool.query(`update programs set code = $2, code_key = $2 where id = $1`, [first, upper])
  return [first, second] as const
}
