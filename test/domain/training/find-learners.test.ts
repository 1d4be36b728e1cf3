import { startApp } from '../../support/app.ts'
import { test } from '../../support/shared-test.ts'
import { anyRevision as headers, registers } from './registers.ts'

const path = '/v1/learners'

const people = [
  { full_name: 'Nguyễn Thị Hòa', unit: 'Sở Nội vụ', code: 'HV-2026/017' },
  { full_name: 'Nguyễn Văn Hoà', unit: 'Ban Tổ chức Tỉnh ủy' },
  { full_name: 'Hòa Thị Lý', unit: 'Sở Y tế' },
  { full_name: 'Trần Hoa', external_id: 'cccd-001099012345' },
  { full_name: 'Lê Quý Đôn', unit: 'Xã Hòa Bình' },
  { full_name: 'Lí Thị Qúy', birth_year: 1979 },
  { full_name: 'Hoàng An' },
  { full_name: 'Nguyễn Thị An' },
  { full_name: 'An Văn Nguyên' },
  { full_name: 'Trần Thị Ánh' },
]

test('learners are found by parts of names, codes and units', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createLearner, createProgram, createClass, createEnrollment } = registers(app)
  const ids = new Map<string, string>()
  for (const body of people) ids.set(body.full_name, (await createLearner(body)).id)
  const find = async (q: string, more = '') => {
    const answer = await expect(200, 'GET', `${path}?q=${encodeURIComponent(q)}${more}`, { as: 'registrar' })
    return answer.items.map((item: { full_name: string }) => item.full_name)
  }

  await t.test('the best comes first, with marks and in an order as typed or not', async (t) => {
    const cases: [q: string, names: string[]][] = [
      // the whole name, then words in their order, then words in another order
      ['nguyen thi an', ['Nguyễn Thị An']],
      ['Nguyễn Văn Hòa', ['Nguyễn Văn Hoà']],
      ['nguyen an', ['Nguyễn Thị An', 'An Văn Nguyên']],
      ['an nguyen', ['An Văn Nguyên', 'Nguyễn Thị An']],
      ['thi nguyen', ['Nguyễn Thị An', 'Nguyễn Thị Hòa']],
      ['hoa nguyen', ['Nguyễn Văn Hoà', 'Nguyễn Thị Hòa']],
      // the given name, another word, the beginning of a given name
      ['an', ['Hoàng An', 'Nguyễn Thị An', 'An Văn Nguyên', 'Trần Thị Ánh']],
      // the order of lists within these, then the unit
      ['hoa', ['Trần Hoa', 'Nguyễn Văn Hoà', 'Nguyễn Thị Hòa', 'Hòa Thị Lý', 'Hoàng An', 'Lê Quý Đôn']],
      // marks that are typed must be there, wherever the tone stands
      ['HÒA', ['Nguyễn Văn Hoà', 'Nguyễn Thị Hòa', 'Hòa Thị Lý', 'Hoàng An', 'Lê Quý Đôn']],
      ['ho\u00e0', ['Nguyễn Văn Hoà', 'Nguyễn Thị Hòa', 'Hòa Thị Lý', 'Hoàng An', 'Lê Quý Đôn']],
      ['hoa\u0300ng', ['Hoàng An']],
      ['ánh', ['Trần Thị Ánh']],
      ['ành', []],
      ['nguyên', ['An Văn Nguyên']],
      ['nguyê', ['An Văn Nguyên', 'Nguyễn Thị An', 'Nguyễn Văn Hoà', 'Nguyễn Thị Hòa']],
      ['nguyễ van', ['Nguyễn Văn Hoà']],
      ['đon', []],
      ['don', ['Lê Quý Đôn']],
      // i and y where both are written
      ['qui', ['Lí Thị Qúy', 'Lê Quý Đôn']],
      ['quí', ['Lí Thị Qúy', 'Lê Quý Đôn']],
      ['ly thi', ['Lí Thị Qúy', 'Hòa Thị Lý']],
      ['lí', ['Hòa Thị Lý', 'Lí Thị Qúy']],
      // codes, external ids and units
      ['HV-2026/017', ['Nguyễn Thị Hòa']],
      ['hv2026017', ['Nguyễn Thị Hòa']],
      ['hv20', ['Nguyễn Thị Hòa']],
      ['017', ['Nguyễn Thị Hòa']],
      ['cccd-0010', ['Trần Hoa']],
      ['hoa to chuc', ['Nguyễn Văn Hoà']],
      ['sở an', []],
      ['uyen', []],
      ['hoa xyz', []],
    ]
    for (const [q, names] of cases) t.same(await find(q), names, q)
  })

  await t.test('a query without a word, or that is too long, says so', async (t) => {
    for (const q of ['%25', '...', '', 'a'.repeat(201)])
      t.match(await expect(400, 'GET', `${path}?q=${q}`, { as: 'registrar' }), {
        errors: [{ parameter: 'q' }],
      })
    await expect(400, 'GET', `${path}?sort=-relevance`, { as: 'registrar' })
    for (const q of ["'", "o'hara \\ ' & ! | ( ) :*", 'ñ', 'ü 東京', 'a'.repeat(200)])
      await expect(q === "'" ? 400 : 200, 'GET', `${path}?q=${encodeURIComponent(q)}`, { as: 'registrar' })
  })

  await t.test('filters, another order, counts and pages hold for what is found', async (t) => {
    t.same(await find('hoa', '&sort=-full_name'), [
      'Trần Hoa',
      'Nguyễn Văn Hoà',
      'Nguyễn Thị Hòa',
      'Lê Quý Đôn',
      'Hoàng An',
      'Hòa Thị Lý',
    ])
    const { page } = await expect(200, 'GET', `${path}?q=hoa&count=exact`, { as: 'registrar' })
    t.equal(page.count, 6)
    t.same(await find('hoa', `&unit=${encodeURIComponent('Xã Hòa Bình')}`), ['Lê Quý Đôn'])
    const place = await createClass((await createProgram()).id, { code: 'FIND' })
    await createEnrollment(place.id, ids.get('Trần Hoa')!)
    t.same(await find('hoa', '&class=FIND'), ['Trần Hoa'])
  })

  await t.test('a change is found at once, and a row in the trash is not', async (t) => {
    const { id } = await createLearner({ full_name: 'Giàng A Páo' })
    t.same(await find('pao giang'), ['Giàng A Páo'])
    await expect(200, 'PATCH', `${path}/${id}`, { headers, body: { full_name: 'Giàng A Chứ' } })
    t.same([await find('pao'), await find('giang chu')], [[], ['Giàng A Chứ']])
    await expect(204, 'DELETE', `${path}/${id}`, { headers })
    t.same([await find('giang'), await find('giang', '&trash=only')], [[], ['Giàng A Chứ']])
  })

  await t.test('who may not read learners gets the answer of the list without words', async (t) => {
    for (const [status, as] of [
      [401, 'anonymous'],
      [403, 'editor'],
    ] as const) {
      const plain = await expect(status, 'GET', path, { as })
      for (const q of ['hoa', 'nobody', '...']) {
        const { title, detail } = await expect(status, 'GET', `${path}?q=${q}`, { as })
        t.same({ title, detail }, { title: plain.title, detail: plain.detail }, q)
      }
    }
  })
})
