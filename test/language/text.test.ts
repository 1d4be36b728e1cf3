import { hasLoneSurrogate, normaliseText } from '../../src/language/text.ts'
import { fc } from '../support/fast-check.ts'
import { test } from '../support/shared-test.ts'

test('text is kept as composed letters with plain line ends, and otherwise as written', async (t) => {
  t.equal(normaliseText('Đa\u0309ng u\u0309y'), 'Đảng ủy')
  t.equal(normaliseText('một\r\nhai\rba\n\r\n\rbốn'), 'một\nhai\nba\n\n\nbốn')
  t.equal(normaliseText('  giữ  nguyên\t“dấu”… ½ ﬁ \u00a0 '), '  giữ  nguyên\t“dấu”… ½ ﬁ \u00a0 ')
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
