import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'

test('a parameter that cannot stand gets 400, with its name and remedy', async (t) => {
  const { expect } = await startApp(t)
  const errorsOf = async (query: string) => (await expect(400, 'GET', `/v1/programs?${query}`)).errors

  await t.test('an unknown one gets the nearest name', async (t) => {
    t.match(await errorsOf('famly=other'), [
      { parameter: 'famly', pointer: null, code: 'unknown_parameter', message: /Did you mean "family"\?/ },
    ])
    t.match(await errorsOf('updated_at%5Bgta%5D=1'), [{ message: /"updated_at\[gte?\]"/ }])
    t.match(await errorsOf('offset=20'), [{ parameter: 'offset', code: 'unknown_parameter' }])
    t.match(await errorsOf('__proto__=1'), [{ parameter: '__proto__' }])
    t.match(await errorsOf('constructor=1'), [{ parameter: 'constructor' }])
    t.match(await errorsOf('=1'), [{ parameter: '' }])
    t.match(await errorsOf('Limit=1'), [{ parameter: 'Limit', message: /"limit"/ }])
  })

  await t.test('one that comes twice is refused', async (t) => {
    for (const query of [
      'limit=1&limit=2',
      'family=other&family=other',
      'sort=name&sort=code',
      'count=none&count=none',
    ]) {
      t.match(await errorsOf(query), [{ code: 'repeated_parameter' }], query)
    }
  })

  await t.test('an empty one is refused', async (t) => {
    for (const name of [
      'limit',
      'cursor',
      'sort',
      'count',
      'trash',
      'family',
      'active',
      'code',
      'external_id',
      'updated_at[gte]',
    ]) {
      t.match(await errorsOf(`${name}=`), [{ parameter: name }], name)
      t.match(await errorsOf(name), [{ parameter: name }], `${name} without =`)
    }
    for (const query of ['code=A,', 'code=,A', 'code=,', 'family=,other']) {
      t.match(await errorsOf(query), [{ parameter: query.split('=')[0] }], query)
    }
  })

  await t.test('a limit is a whole number from 1 to 100', async (t) => {
    for (const limit of [
      '0',
      '101',
      'abc',
      '-1',
      '1.5',
      '1e1',
      '0x10',
      '%201',
      '99999999999999999999',
      '1,2',
      '١',
    ]) {
      t.match(await errorsOf(`limit=${limit}`), [{ parameter: 'limit', message: /1|100/ }], limit)
    }
    for (const limit of [1, 100, '007']) await expect(200, 'GET', `/v1/programs?limit=${limit}`)
  })

  await t.test('sort, count, trash and choices are closed sets', async (t) => {
    t.match(await errorsOf('sort=price'), [{ parameter: 'sort', code: 'not_in_list', message: /name/ }])
    t.match(await errorsOf('sort=--name'), [{ parameter: 'sort' }])
    t.match(await errorsOf('sort=name,-name'), [{ parameter: 'sort', code: 'repeated' }])
    t.match(await errorsOf('sort=constructor'), [{ parameter: 'sort' }])
    t.match(await errorsOf('count=yes'), [{ parameter: 'count' }])
    t.match(await errorsOf('trash=all'), [{ parameter: 'trash' }])
    t.match(await errorsOf('family=cooking'), [{ parameter: 'family', code: 'not_in_list' }])
    t.match(await errorsOf('active=1'), [{ parameter: 'active' }])
  })

  await t.test('moments need an offset and must exist', async (t) => {
    for (const moment of [
      '2020-01-01',
      '2020-01-01T00:00:00',
      '2020-02-30T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00%2B14:00',
      '99999-01-01T00:00:00Z',
      'yesterday',
      'infinity',
    ]) {
      t.match(await errorsOf(`updated_at%5Bgte%5D=${moment}`), [{ parameter: 'updated_at[gte]' }], moment)
    }
    for (const moment of [
      '2020-01-01T00:00:00%2B07:00',
      '2020-01-01T00:00:00+07:00',
      '9999-12-31T23:59:59.999Z',
    ]) {
      await expect(200, 'GET', `/v1/programs?updated_at[gte]=${moment}`)
    }
  })

  await t.test('a list of more than 50 values is refused', async (t) => {
    const values = Array.from({ length: 51 }, (_, i) => `C${i}`)
    t.match(await errorsOf(`code=${values.join(',')}`), [{ parameter: 'code', code: 'too_large' }])
    await expect(200, 'GET', `/v1/programs?code=${values.slice(1).join(',')}`)
  })

  await t.test('operations without parameters refuse every one', async (t) => {
    const stray: [string, string, unknown][] = [
      ['GET', '/v1/programs/X?includ=section', undefined],
      ['POST', '/v1/programs?dry_run=true', { code: 'DRY', name: 'Dry' }],
      ['PUT', '/v1/programs/by-external-id/dry?dry_run=true', { code: 'DRY', name: 'Dry' }],
      ['PATCH', '/v1/programs/X?dry_run=true', {}],
      ['DELETE', '/v1/programs/X?prge=true', undefined],
      ['POST', '/v1/programs/X/restore?dry_run=true', undefined],
      ['GET', '/livez?verbose', undefined],
    ]
    for (const [method, url, body] of stray) {
      const problem = await expect(400, method, url, { body, headers: { 'if-match': '*' } })
      t.match(
        problem,
        { code: 'invalid_request', errors: [{ code: 'unknown_parameter' }] },
        `${method} ${url}`,
      )
    }
    const { items } = await expect(200, 'GET', '/v1/programs?code=DRY')
    t.same(items, [], 'nothing was stored')
  })
})
