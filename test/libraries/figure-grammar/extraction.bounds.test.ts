import { extractFigures } from '../../../src/libraries/figure-grammar/extract.ts'
import { parseText } from '../../../src/libraries/figure-grammar/parsed-text.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'

const MEGABYTE = volume(1_048_576)
const EIGHTH = volume(131_072)
const filledWith = (piece: string, size: number) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

// a step with unbounded lookahead or backtracking would not end on these at full size
const pieces = [
  '1',
  '1 ',
  '1 234',
  '1.',
  '1.234.',
  '1,',
  '1/',
  '1/2/',
  '(',
  '()',
  ')',
  '((5 ',
  'trong đó ',
  'trong đó 5 ',
  'một ',
  'một trăm ',
  'năm ',
  'hai mươi ',
  'ngoài kế ',
  'ngoài kế hoạch ',
  'hoàn thành tốt nhiệm vụ ',
  'cán bộ, ',
  '5 cán bộ, ',
  '\n',
  ' ',
  '\u00a0',
  'đ',
  'số ',
  'số lớp ',
  '5 số ',
  'tỷ ',
  '2 tỷ 500 ',
  '2020, ',
  '2020 - ',
  'tính đến ngày ',
  'tháng 5 ',
  '😀',
  'a\u0301',
  '\u0301',
  'x1y2z3 ',
  'bồi dưỡng ',
  'giỏi 5, ',
  '9 trong số ',
  '5 triệu, ',
  '10 người ',
  'chiếm 5 ',
  'trong tháng ',
  'lũy kế ',
  'từ năm 2006 đến nay ',
  '5 khóa ',
  'TB 5 ',
  'giỏi 5% ',
  '(sẽ) 5 lớp ',
  '40 đảng viên (a 1, b 2, ',
  'I. chỉ tiêu\n',
  'số lớp a là 5; b là 6; ',
  '3-5 lớp ',
  '45 học viên/lớp ',
]

test('a long text of anything is answered', async (t) => {
  for (const piece of pieces) {
    t.ok(Array.isArray(extractFigures(filledWith(piece, EIGHTH), 2020)), JSON.stringify(piece))
  }
})

test('a very long text of what costs most is answered', async (t) => {
  for (const piece of ['1', '1 ', '(', ')', 'trong đó ', 'một ', '\n']) {
    t.same(extractFigures(filledWith(piece, MEGABYTE), 2020), [], JSON.stringify(piece))
  }
})

test('a long text of figures has all of them', async (t) => {
  const sentence = 'Mở 62 lớp với 6.481 học viên (58 trong kế hoạch, 4 ngoài kế hoạch). '
  const sentences = volume(5000)
  t.equal(extractFigures(sentence.repeat(sentences)).length, sentences * 4)
})

test('numbers are only looked at in sentences that say what is counted', async (t) => {
  t.equal(parseText('(5)'.repeat(1000)).quantities.length, 0)
  t.equal(parseText('12, 13.\nMở 5 lớp, 6 khác.\n7 (8)').quantities.length, 2)
  t.equal(parseText('12%. 5 ₫. 7 K71.').quantities.length, 3)
})
