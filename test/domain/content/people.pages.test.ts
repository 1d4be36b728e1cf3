import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { readPages } from '../../support/resource-contract.ts'
import { test } from '../../support/shared-test.ts'

const words = [
  'An',
  'Ân',
  'an',
  'Á',
  'Ánh',
  'Dung',
  'Đức',
  'Đ',
  'Hoà',
  'Hòa',
  'Hoa',
  'Y',
  'Ý',
  'Zé',
  '-',
  '“',
  '9',
]
const wild = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
  .filter((text) => !/[\0\p{C}\p{Z}]/u.test(text))
const word = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, wild)
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
const person = fc.record({ name, unit: fc.option(fc.constantFrom('Khoa', 'khoa', 'Phòng', 'Ấp')) })
const sort = fc.constantFrom(
  'given_name,name',
  '-given_name',
  'name',
  '-name',
  'unit',
  '-unit',
  'unit,name',
  '-unit,name',
  'unit,-name',
  '-unit,-given_name',
  'given_name,-unit',
  'created_at,-unit',
)

const pages = (list: { ids: string[] }[]) => list.map((page) => page.ids.join()).join(' | ')

test('pages of people', async (t) => {
  const app = await startApp(t)

  await t.test('pages that follow each other by cursor hold every row once, there and back', async (t) => {
    const property = fc.asyncProperty(fc.array(person, { maxLength: 14 }), sort, async (people, order) => {
      await app.database.pool.query('delete from people')
      for (const body of people) await app.expect(201, 'POST', '/v1/people', { body })
      const whole = await app.expect(200, 'GET', `/v1/people?sort=${order}&limit=100`)
      const expected = whole.items.map((item: { id: string }) => item.id)
      if (expected.length !== people.length) throw new Error('the big page lacks rows')

      const forward = await readPages(app, `/v1/people?sort=${order}&limit=3`, null, 'next_cursor')
      const ids = forward.flatMap((page) => page.ids)
      if (String(ids) !== String(expected))
        throw new Error(`forward: ${String(ids)} is not ${String(expected)}`)
      if (forward[0]?.prev_cursor !== null) throw new Error('the first page has one before it')

      const last = forward.at(-1)
      if (last === undefined || last.prev_cursor === null) return
      const back = await readPages(app, `/v1/people?sort=${order}&limit=3`, last.prev_cursor, 'prev_cursor')
      const expectedBack = forward.slice(0, -1).toReversed()
      if (pages(back) !== pages(expectedBack))
        throw new Error(`back: ${pages(back)} is not ${pages(expectedBack)}`)

      const again = await readPages(
        app,
        `/v1/people?sort=${order}&limit=3`,
        back.at(-1)!.next_cursor,
        'next_cursor',
      )
      if (pages(again) !== pages(forward.slice(1))) throw new Error(`there again: ${pages(again)}`)
    })
    await fc.assert(property, { numRuns: 40 })
    t.pass('every walk agreed')
  })
})
