import { code, externalId, line, webAddress } from '../../../src/platform/http/fields.ts'
import {
  hasLoneSurrogate,
  keyText,
  normaliseText,
  oneLineText,
} from '../../../src/libraries/vietnamese/text.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

test('text is kept as composed letters with plain line ends, and otherwise as written', async (t) => {
  t.equal(normaliseText('Đa\u0309ng u\u0309y'), 'Đảng ủy')
  t.equal(normaliseText('một\r\nhai\rba\n\r\n\rbốn'), 'một\nhai\nba\n\n\nbốn')
  t.equal(normaliseText('  giữ  nguyên\t“dấu”… ½ ﬁ \u00a0 '), '  giữ  nguyên\t“dấu”… ½ ﬁ \u00a0 ')
})

test('marks on a letter are put in order as far as any language needs it', async (t) => {
  t.equal(normaliseText('e\u0302\u0323'), 'ệ')
  t.equal(normaliseText(`e${'\u0301'.repeat(29)}\u0323`), `ẹ${'\u0301'.repeat(29)}`)
  const tooMany = `e${'\u0301'.repeat(30)}\u0323`
  t.equal(normaliseText(tooMany), tooMany)
})

test('normalising twice changes nothing more', async (t) => {
  const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
  const unit = fc.oneof(anyCharacter, fc.constantFrom('\r', '\n', 'a', 'ơ', '\u0301', '\u0323'))
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const once = normaliseText(text)
      return normaliseText(once) === once && once.normalize('NFC') === once && !once.includes('\r')
    }),
  )
  t.pass('holds for any text')
})

test('half of a character is noticed', async (t) => {
  t.ok(hasLoneSurrogate('a\ud83d'))
  t.ok(hasLoneSurrogate('\ude00a'))
  t.ok(hasLoneSurrogate('\ude00\ud83d'))
  t.notOk(hasLoneSurrogate('😀 Đảng ủy \uffff'))
  t.notOk(hasLoneSurrogate(''))
})

const inside = ['a', 'ơ', ' ', '\u200c', '\u200d', '\ufe0f', '👩\u200d🚀', '❤\ufe0f', '\u0301', '\u0323', '.']
const unseen = [
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '\u2028',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\u2060',
  '\u00ad',
  '\u3164',
]
const controls = ['\u202e', '\u2066', '\u200f', '\u061c', '\u0001', '\u001b', '\u009b', '\u007f']

const anyLine = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...inside, ...unseen, ...controls),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
})

test('lines have nothing at their ends that cannot be seen, and no controls', async (t) => {
  const cases: [string, string][] = [
    ['HV900', 'HV900'],
    ['HV900 ', 'HV900'],
    ['\u00a0HV900', 'HV900'],
    ['HV900\u200b', 'HV900'],
    ['\ufeff\t Nguyễn  Văn A \r\n', 'Nguyễn  Văn A'],
    ['Nguyễn\u202e Văn\u0007 A\u200f', 'Nguyễn Văn A'],
    ['Nguyễn\tVăn A', 'Nguyễn Văn A'],
    ['a\u202e\u0301', 'á'],
    ['❤\ufe0f', '❤\ufe0f'],
    ['👩\u200d🚀 và می\u200cخواهم', '👩\u200d🚀 và می\u200cخواهم'],
    ['một\nhai', 'một\nhai'],
    ['\u200b \u00a0', ''],
    ['', ''],
  ]
  for (const [text, expected] of cases) t.equal(oneLineText(text), expected, JSON.stringify(text))
  t.equal(keyText(' \u202eA\u200b '), '\u202eA', 'a key is refused for its controls, not changed')
})

test('what was read of a line can be sent back, and is the same', async (t) => {
  fc.assert(
    fc.property(anyLine, (text) => {
      const once = oneLineText(text)
      return (
        oneLineText(once) === once && once.normalize('NFC') === once && once === normaliseText(once).trim()
      )
    }),
  )
  fc.assert(fc.property(anyLine, (text) => keyText(keyText(text)) === keyText(text)))
  for (const schema of [line(200), externalId(), code(), webAddress()]) {
    fc.assert(
      fc.property(anyLine, (text) => {
        const first = schema.safeParse(text)
        return !first.success || schema.parse(first.data) === first.data
      }),
    )
  }
  t.pass('holds for any text')
})

test('long runs of blanks are looked at once', async (t) => {
  const text = `${' '.repeat(500_000)}a${' '.repeat(500_000)}b`
  t.equal(oneLineText(text).length, 500_002)
})
