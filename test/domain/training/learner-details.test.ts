import { ethnicities } from '../../../src/domain/training/learners/ethnicities.ts'
import { slugOf } from '../../../src/libraries/vietnamese/slug.ts'
import { startApp } from '../../support/app.ts'
import { testRejections, withEachValue } from '../../support/resource-contract.ts'
import { anyRevision as headers, registers } from './registers.ts'
import { test } from '../../support/shared-test.ts'

const path = '/v1/learners'

test('details of learners', async (t) => {
  const app = await startApp(t)
  const { expect } = app
  const { createLearner } = registers(app)
  const patch = (id: string, body: Record<string, unknown>, status = 200) =>
    expect(status, 'PATCH', `${path}/${id}`, { as: 'registrar', headers, body })

  await t.test('a learner has a code, a birth, an ethnicity and a workplace', async (t) => {
    const body = {
      full_name: 'Giàng Thị Mẫu',
      code: 'HV-2026/001',
      birth_date: '1985-04-30',
      sex: 'female',
      ethnicity: "H'Mông",
      position: 'Phó Chủ tịch Ủy ban nhân dân xã',
      holds_leadership: true,
      position_level: 'commune',
      unit: 'Xã Mẫu',
      unit_group: 'commune',
      party_member: true,
    }
    const row = await expect(201, 'POST', path, { as: 'registrar', body })
    t.match(row, {
      ...body,
      birth_year: 1985,
      nationality: 'VN',
      ethnicity: '08',
      ethnicity_name: 'Hmông',
      is_minority: true,
    })
    t.match(await expect(200, 'GET', `${path}?code=hv-2026%2F001`, { as: 'registrar' }), {
      items: [{ id: row['id'] }],
    })
    t.match(await patch(row['id'], row), { revision: 1 }, 'the whole response is no change')
  })

  await t.test('what a learner has not is null, and the nationality Vietnamese', async (t) => {
    t.match(await createLearner(), {
      code: null,
      birth_date: null,
      birth_year: null,
      sex: null,
      nationality: 'VN',
      ethnicity: null,
      ethnicity_name: null,
      is_minority: null,
      holds_leadership: null,
      position_level: null,
      unit_group: null,
      party_member: null,
    })
  })

  await t.test('a code is one learner’s in any case, and may be given up', async (t) => {
    const first = await createLearner({ code: 'A-1' })
    const body = { full_name: 'Người khác', code: 'a-1' }
    t.match(await expect(409, 'POST', path, { body }), { errors: [{ pointer: '/code' }] })
    await patch(first.id, { code: null })
    const second = await expect(201, 'POST', path, { body })
    t.match(await patch(first.id, { code: 'A-1' }, 409), { errors: [{ pointer: '/code' }] })
    await expect(204, 'DELETE', `${path}/${second['id']}`, { headers })
    await patch(first.id, { code: 'A-1' })
    t.match(await expect(409, 'POST', `${path}/${second['id']}/restore`, { headers }), {
      errors: [{ pointer: '/code' }],
    })
  })

  await t.test('a day of birth brings its year; another year is refused', async (t) => {
    const one = await createLearner({ birth_date: '1985-04-30', birth_year: 1985 })
    t.match(await patch(one.id, { birth_date: '1986-01-02' }), { birth_date: '1986-01-02', birth_year: 1986 })
    t.match(await patch(one.id, { birth_year: 1985 }, 422), {
      errors: [{ pointer: '/birth_year', code: 'contradiction' }],
    })
    t.match(await patch(one.id, { birth_date: null, birth_year: 1985 }), {
      birth_date: null,
      birth_year: 1985,
    })
    t.match(await patch(one.id, { birth_date: '1986-01-02' }, 422), {
      errors: [{ pointer: '/birth_year', code: 'contradiction' }],
    })
    const year = new Date().getFullYear() + 2
    for (const [field, value] of Object.entries({ birth_date: `${year}-01-01`, birth_year: year })) {
      const born = { full_name: 'Mẫu', [field]: value }
      t.match(await expect(422, 'POST', path, { as: 'registrar', body: born }), {
        errors: [{ pointer: `/${field}`, code: 'in_future' }],
      })
    }
    const body = { full_name: 'Mẫu', birth_date: '1986-01-02', birth_year: 1985 }
    await testRejections(t, app, path, 422, [['/birth_year', body]])
  })

  await t.test('ethnic groups are read in the spellings of lists', async (t) => {
    const cases: [given: string, code: string | null, name: string | null, minority: boolean | null][] = [
      ['01', '01', 'Kinh', false],
      ['Kinh', '01', 'Kinh', false],
      ['MÔNG', '08', 'Hmông', true],
      ['Hmông', '08', 'Hmông', true],
      ['Khmer', '05', 'Khơ-me', true],
      ['Khơ-me', '05', 'Khơ-me', true],
      ['Ê Đê', '12', 'Ê-đê', true],
      ['Ê-đê', '12', 'Ê-đê', true],
      ['Vân Kiều', '23', 'Bru - Vân Kiều', true],
      ['Bru - Vân Kiều', '23', 'Bru - Vân Kiều', true],
      ['Jrai', '10', 'Gia-rai', true],
      ['Cao Lan', '15', 'Sán Chay', true],
      ['Giẻ Triêng', '27', 'Gié - Triêng', true],
      ['Xtiêng', '22', 'Xtiêng', true],
      ['tày', '02', 'Tày', true],
      ['3', '03', 'Thái', true],
      ['54', '54', 'Rơ-măm', true],
      ['không rõ', null, null, null],
    ]
    const one = await createLearner()
    for (const [given, ethnicity, ethnicity_name, is_minority] of cases) {
      t.match(await patch(one.id, { ethnicity: given }), { ethnicity, ethnicity_name, is_minority }, given)
    }
    t.match(await patch(one.id, { ethnicity: 'Lào', nationality: 'la' }), {
      nationality: 'LA',
      ethnicity: '37',
      is_minority: null,
    })
    t.match(await patch(one.id, { nationality: 'Cam-pu-chia' }), { nationality: 'KH' })
    t.match(await patch(one.id, { nationality: null }), { nationality: 'VN', is_minority: true })
  })

  t.test('each code is there once, and no spelling means two groups', async (t) => {
    t.same(
      ethnicities.map(({ code }) => code),
      Array.from({ length: 54 }, (_, at) => String(at + 1).padStart(2, '0')),
    )
    const owner = new Map<string, string>()
    for (const { code, name, spellings } of ethnicities) {
      for (const spelling of [name, ...spellings]) {
        const folded = slugOf(spelling).replaceAll('-', '')
        t.equal(owner.get(folded) ?? code, code, spelling)
        owner.set(folded, code)
      }
    }
  })

  await t.test('what is no value is refused by field', async (t) => {
    const body = { full_name: 'Mẫu' }
    await testRejections(t, app, path, 400, [
      ...withEachValue(body, 'code', ['', 'a b', 5]),
      ...withEachValue(body, 'birth_date', ['1985', '30/04/1985', '1899-12-31']),
      ...withEachValue(body, 'sex', ['nam', 'other', 1]),
      ...withEachValue(body, 'nationality', ['XX', 'VNM', '', 84]),
      ...withEachValue(body, 'ethnicity', ['55', '00', 'Pháp', '', 8]),
      ...withEachValue(body, 'holds_leadership', ['có', 1]),
      ...withEachValue(body, 'position_level', ['ward', '']),
      ...withEachValue(body, 'unit_group', ['army', '']),
      ...withEachValue(body, 'party_member', ['x', 0]),
      ['/ethnicity_name', { ...body, ethnicity_name: 'Kinh' }],
    ])
  })
})
