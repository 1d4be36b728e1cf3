import { fontDecoder } from '../../../src/libraries/vietnamese/font-codes.ts'
import { test } from '../../support/shared-test.ts'
import { fc } from '../../support/fast-check.ts'

const decodeAll = (...lines: string[]): string[] => {
  const decoder = fontDecoder(lines)
  return decoder === null ? lines : lines.map((line) => decoder.decode(line))
}

test('a line in TCVN3 becomes Unicode', (t) => {
  for (const [written, read] of [
    ['TrÇn ThÞ Hoa', 'Trần Thị Hoa'],
    ['Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
    [
      'Tr\u00ad\u00eang ChÝnh trÞ tØnh khai gi¶ng líp båi d\u00adìng',
      'Trường Chính trị tỉnh khai giảng lớp bồi dưỡng',
    ],
    [
      '§¶ng bé cã 41 ®¶ng viªn, 5/6 chi bé xÕp lo¹i tèt.',
      'Đảng bộ có 41 đảng viên, 5/6 chi bộ xếp loại tốt.',
    ],
    [
      'H¸t vÒ quª h\u00ad¬ng, vÒ mÑ vµ nh÷ng mïa l\u00f3a chÝn',
      'Hát về quê hương, về mẹ và những mùa lúa chín',
    ],
    ['HéI NGHÞ TæNG KÕT N¡M HäC', 'HỘI NGHỊ TỔNG KẾT NĂM HỌC'],
  ] as const) {
    t.equal(fontDecoder([written])?.code, 'tcvn3', written)
    t.strictSame(decodeAll(written), [read])
  }
  t.end()
})

test('a line in VNI becomes Unicode', (t) => {
  for (const [written, read] of [
    ['Nguyeãn Vaên An', 'Nguyễn Văn An'],
    ['Tröôøng Chính trò tænh khai giaûng lôùp boài döôõng', 'Trường Chính trị tỉnh khai giảng lớp bồi dưỡng'],
    [
      'Ñaûng boä coù 41 ñaûng vieân, 5/6 chi boä xeáp loaïi toát.',
      'Đảng bộ có 41 đảng viên, 5/6 chi bộ xếp loại tốt.',
    ],
    [
      'Haùt veà queâ höông, veà meï vaø nhöõng muøa luùa chín',
      'Hát về quê hương, về mẹ và những mùa lúa chín',
    ],
    ['HOÄI NGHÒ TOÅNG KEÁT NAÊM HOÏC', 'HỘI NGHỊ TỔNG KẾT NĂM HỌC'],
  ] as const) {
    t.equal(fontDecoder([written])?.code, 'vni', written)
    t.strictSame(decodeAll(written), [read])
  }
  t.end()
})

test('a page that is in a code as a whole is decoded as a whole, and signs stay signs', (t) => {
  t.strictSame(decodeAll('Tröôøng Chính trò tænh khai giaûng lôùp boài döôõng', 'Chính trò', 'trò'), [
    'Trường Chính trị tỉnh khai giảng lớp bồi dưỡng',
    'Chính trị',
    'trị',
  ])
  t.strictSame(
    decodeAll('Trang chủ', 'Chính trò', 'Tröôøng Chính trò tænh khai giaûng lôùp boài döôõng'),
    ['Trang chủ', 'Chính trò', 'Trường Chính trị tỉnh khai giảng lớp bồi dưỡng'],
    'a line that is Vietnamese as it stands stays in a page that has Unicode as well',
  )
  t.strictSame(decodeAll('B¶n quyÒn © 2010 cña tr\u00ad\u00eang ®¹i häc', '© 2010 ®', '1 × 2 ÷ 3'), [
    'Bản quyền © 2010 của trường đại học',
    '© 2010 ®',
    '1 × 2 ÷ 3',
  ])
  t.end()
})

test('Unicode text and foreign names are in no font code', (t) => {
  for (const line of [
    'Trường Chính trị tỉnh khai giảng lớp bồi dưỡng',
    'Là cô và bà, Thành Tín, Cù Bá Quì',
    'François Müller à Genève',
    'São Paulo, Málaga, Köln, Århus',
    'Señor Núñez y señora Ibáñez',
    'Mùa xuân; 25 °C; 1 ± 2; «trích»; § 5; 3 × 4',
    'M­ềm mại có dấu nối mềm',
    'plain text without marks',
    'trò',
    '',
  ]) {
    t.strictSame(decodeAll(line), [line], line)
  }
  t.end()
})

test('lines that have a letter of Unicode Vietnamese stay as they are, whatever is beside them', (t) => {
  const coded = 'Céng hßa x· héi chñ nghÜa ViÖt Nam'
  const letter = fc.constantFrom(...'ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹđăơư')
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), letter, fc.string({ maxLength: 30 }), (before, one, after) => {
      const line = before + one + after
      if (decodeAll(coded, line)[1] !== line) throw new Error(line)
    }),
  )
  t.end()
})
