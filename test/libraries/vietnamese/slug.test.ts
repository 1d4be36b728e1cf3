import { isUuidLike, slugOf } from '../../../src/libraries/vietnamese/slug.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const slugs: [string, string][] = [
  ['Đảng bộ Trường Chính trị tổng kết năm 2020', 'dang-bo-truong-chinh-tri-tong-ket-nam-2020'],
  ['Đào tạo, bồi dưỡng: 62 lớp (6.481 học viên)', 'dao-tao-boi-duong-62-lop-6-481-hoc-vien'],
  ['  -- Kế hoạch số 91-KH/TU --  ', 'ke-hoach-so-91-kh-tu'],
  ['Uỷ ban / Ủy ban', 'uy-ban-uy-ban'],
  ['ĐỒNG ĐẬU', 'dong-dau'],
  ['Ðồng Ɖậu đọc bằng bàn phím khác', 'dong-dau-doc-bang-ban-phim-khac'],
  ['Covid\u00ad-19 và mạ\u2060ng\u200b xã hội', 'covid-19-va-mang-xa-hoi'],
  ['İstanbul', 'istanbul'],
  ['Ôﬃce ３６５ cho giảng viên', 'office-365-cho-giang-vien'],
  ['Ｎăm ２０２０', 'nam-2020'],
  ['Khu đất 500 m²', 'khu-dat-500-m2'],
  ['mạng\u200bxã hội', 'mang-xa-hoi'],
]

test('a Vietnamese title becomes a slug anyone can type', async (t) => {
  for (const [text, slug] of slugs) t.equal(slugOf(text), slug)
})

test('text without Latin letters or digits has no slug', async (t) => {
  for (const text of ['', ' ', '---', '…?!', '\u0301', '\u200b', '\u00ad\u200d', '会议', '😀'])
    t.equal(slugOf(text), '')
})

test('a long title is cut between words', async (t) => {
  const slug = slugOf('nghiên cứu '.repeat(40))
  t.ok(slug.length <= 120 && slug.length > 100)
  t.match(slug, /^(nghien-cuu-)+(nghien|nghien-cuu)$/)
  t.equal(slugOf(`${'a'.repeat(60)} ${'b'.repeat(59)} c`), `${'a'.repeat(60)}-${'b'.repeat(59)}`)
  t.equal(slugOf('x'.repeat(500)), 'x'.repeat(120))
})

test('for any text', async (t) => {
  const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
  const vietnamese = fc.constantFrom(...'aăâeêioôơuưyđĐDdàảãáạờởỡớợ- ,.0123\u0300\u0323\u031b')
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 200 }),
    fc.string({ unit: vietnamese, maxLength: 300 }),
    fc
      .array(fc.constantFrom(...slugs.map(([title]) => title), ' ', '-', 'đ', 'D\u0335'), { maxLength: 12 })
      .map((a) => a.join('')),
  )
  fc.assert(
    fc.property(text, (given) => {
      const slug = slugOf(given)
      return (
        /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(slug) &&
        slug.length <= 120 &&
        slugOf(slug) === slug &&
        slugOf(given.normalize('NFC')) === slugOf(given.normalize('NFD'))
      )
    }),
    { numRuns: 500 },
  )
  t.pass('slugs hold only a-z, 0-9 and single hyphens, are stable, and do not depend on the normal form')
})

test('a slug in the form of an id is recognised', async (t) => {
  t.ok(isUuidLike('018f6d3a-7b1c-7cc2-9d7e-5a0b3c4d5e6f'))
  t.ok(isUuidLike('018F6D3A-7B1C-7CC2-9D7E-5A0B3C4D5E6F'))
  t.ok(isUuidLike('00000000-0000-0000-0000-000000000000'))
  for (const text of [
    '',
    'dang-bo',
    '018f6d3a7b1c7cc29d7e5a0b3c4d5e6f',
    'x018f6d3a-7b1c-7cc2-9d7e-5a0b3c4d5e6f',
    '018f6d3a-7b1c-7cc2-9d7e-5a0b3c4d5e6f\n',
  ])
    t.notOk(isUuidLike(text), JSON.stringify(text))
})
