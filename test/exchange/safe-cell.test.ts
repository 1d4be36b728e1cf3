import fc from 'fast-check'
import { test } from 'tap'
import { fromSafeCell, toSafeCell } from '../../src/exchange/safe-cell.ts'

const begins = ['=', '+', '-', '@', '\t', '\r', '\n', "'", '＝', '＋', '－', '＠', '']

/** Texts that often begin as formulas do. */
const texts = fc
  .tuple(fc.constantFrom(...begins), fc.string({ unit: 'binary' }))
  .map((parts) => parts.join(''))

test('a cell gives back the text that it was made of', (t) => {
  fc.assert(fc.property(texts, (text) => fromSafeCell(toSafeCell(text)) === text))
  t.end()
})

test('no cell begins as a formula, and none is empty', (t) => {
  fc.assert(fc.property(texts, (text) => /^[^=+\-@\t\r\n＝＋－＠]/.test(toSafeCell(text))))
  t.end()
})

test('different texts have different cells, and harmless ones stay as they are', (t) => {
  fc.assert(fc.property(texts, texts, (a, b) => a === b || toSafeCell(a) !== toSafeCell(b)))
  for (const text of ['Đảng ủy', '12-QĐ/ĐU', ' =1', '[{"a":1}]']) t.equal(toSafeCell(text), text)
  t.equal(fromSafeCell("'tis"), "'tis", 'a quote that a person typed')
  t.equal(toSafeCell('=1+1'), "'=1+1")
  t.end()
})
