import { fromSafeCell, toSafeCell } from '../../../src/features/exchange/safe-cell.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const signs = ['=', '+', '-', '@', "'", '＝', '＋', '－', '＠', '']
/** Characters that spreadsheets ignore before a formula, or do not show. */
const unseen = [
  '\t',
  '\r',
  '\n',
  ' ',
  '\u00a0',
  '\u2028',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\u202e',
  '\u3164',
  '',
]

/** Texts that often start like formulas. */
const texts = fc
  .tuple(
    fc.array(fc.constantFrom(...unseen), { maxLength: 3 }).map((some) => some.join('')),
    fc.constantFrom(...signs),
    fc.string({ unit: 'binary' }),
  )
  .map((parts) => parts.join(''))

test('a cell gives back the text that it was made of', (t) => {
  fc.assert(fc.property(texts, (text) => fromSafeCell(toSafeCell(text)) === text))
  t.end()
})

test('no cell begins as a formula, and none is empty', (t) => {
  const hidden = /^[\s\u200b\ufeff\u202e\u3164]*[=+\-@＝＋－＠]/u
  fc.assert(
    fc.property(texts, (text) => /^[^\t\r\n]/.test(toSafeCell(text)) && !hidden.test(toSafeCell(text))),
  )
  t.end()
})

test('different texts have different cells, and harmless ones stay as they are', (t) => {
  fc.assert(fc.property(texts, texts, (a, b) => a === b || toSafeCell(a) !== toSafeCell(b)))
  for (const text of ['Đảng ủy', '12-QĐ/ĐU', ' a =1', '\u00a0Tỉnh ủy', '[{"a":1}]'])
    t.equal(toSafeCell(text), text)
  t.equal(fromSafeCell("'tis"), "'tis", 'a quote that a person typed')
  t.equal(toSafeCell('=1+1'), "'=1+1")
  for (const before of [' ', '\u00a0', '\u2028', '\u200b', ' \ufeff '])
    t.equal(toSafeCell(`${before}=1+1`), `'${before}=1+1`)
  t.end()
})
