import { readSyllable } from '../../../src/libraries/vietnamese/syllable.ts'
import { tokensOf } from '../../../src/libraries/vietnamese/tokens.ts'
import { canonicalLetters } from '../../../src/libraries/vietnamese/letters.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const exact = (word: string) => readSyllable(word).exact
const folded = (word: string) => readSyllable(word).folded
const words = (text: string) => tokensOf(text).map((token) => token.folded)
const joined = (text: string) => tokensOf(text).flatMap((token) => (token.joined ? [token.joined.key] : []))

test('one word has one form, however it is spelled', (t) => {
  const same: Record<string, [string, string][]> = {
    'composed and decomposed letters': [
      ['đảng', 'đảng'.normalize('NFD')],
      ['Nguyễn', 'NGUYỄN'.normalize('NFD')],
      ['ậ', 'a\u0302\u0323'],
      ['ậ', 'a\u0323\u0302'],
    ],
    'what looks like đ': [
      ['Đảng', '\u00d0ảng'],
      ['đang', '\u0256ang'],
      ['đang', 'd\u0335ang'],
    ],
    'invisible characters': [
      ['đảng', 'đả\u200dng\u00ad'],
      ['đảng', '\u2066đả\u200eng\u2069'],
      ['đảng', 'đa\u2060\u0309ng'],
      ['đảng', 'đả\ufe0fng\u3164'],
    ],
    'letters of another width, and joined ones': [
      ['đảng', 'đảｎｇ'],
      ['office', 'oﬃce'],
    ],
    'the place of the tone mark': [
      ['hoà', 'hòa'],
      ['uỷ', 'ủy'],
      ['thuý', 'thúy'],
      ['khoẻ', 'khỏe'],
      ['qúy', 'quý'],
      ['tóan', 'toán'],
      ['cuả', 'của'],
    ],
    'horns that were left out': [
      ['nuớc', 'nước'],
      ['trưòng', 'trường'],
      ['đuợc', 'được'],
    ],
    'i and y': [
      ['kỹ', 'kĩ'],
      ['lý', 'lí'],
      ['quí', 'quý'],
      ['hy', 'hi'],
      ['ý', 'í'],
    ],
  }
  for (const [rule, pairs] of Object.entries(same)) {
    for (const [one, other] of pairs) t.equal(exact(one), exact(other), `${rule}: ${one} = ${other}`)
  }
  t.end()
})

test('different words stay different', (t) => {
  const different = [
    ['thúy', 'thúi'],
    ['tay', 'tai'],
    ['đảng', 'đang'],
    ['đang', 'dang'],
    ['học', 'hóc'],
    ['tư', 'tu'],
    ['y', 'i'],
  ] as const
  for (const [one, other] of different) t.not(exact(one), exact(other), `${one} is not ${other}`)
  t.end()
})

test('a word without its marks is what people type on phones', (t) => {
  t.equal(folded('Đảng'), 'dang')
  t.equal(folded('ƯƠNG'), 'uong')
  t.equal(folded('Nguyễn'), 'nguyen')
  t.equal(folded('ĐƯỢC'.normalize('NFD')), 'duoc')
  t.equal(folded('lý'), 'li')
  t.end()
})

test('numbers, dates, codes and hyphens', (t) => {
  t.same(words('2.157 học viên'), ['2157', 'hoc', 'vien'])
  t.same(words('08 lớp'), words('8 lớp'))
  t.same(words('99,5%'), ['99,5'])
  t.same(words('1.000.000,5'), ['1000000,5'])
  t.same(words('Đạt 2.157. Sau đó'), ['dat', '2157', 'sau', 'do'])
  t.same(words('29/7/2014'), ['29', '7', '2014'])
  t.same(joined('29/7/2014'), ['20140729'])
  t.same(words('91-KH/TU'), words('91 KH TU'))
  t.same(joined('91-KH/TU'), joined('91/KH-TU'))
  t.same(joined('Lê-nin'), ['lenin'])
  t.same(words('2020-2025'), words('2020 – 2025'))
  t.same(joined('1/5 chi bộ'), [])
  t.end()
})

test('a space without width parts words, other invisible characters are none and part nothing', (t) => {
  t.same(words('mạng\u200bxã hội'), ['mang', 'xa', 'hoi'])
  t.same(words('mạ\u00adng x\u200eã'), ['mang', 'xa'])
  for (const text of [
    '\u200b',
    '\u200d\u00ad',
    '\ufeff',
    '\u2066\u2069',
    '\u0301',
    '\ufe0f',
    '\u3164',
    '-\u200d/\u200d-',
  ])
    t.same(words(text), [], JSON.stringify(text))
  t.same(words('91-\u200d/TU'), ['91', 'tu'])
  t.end()
})

test('numbers in full width are numbers', (t) => {
  t.same(words('０８ lớp'), words('8 lớp'))
  t.same(words('năm ２０２０'), words('năm 2020'))
  t.end()
})

test('a sentence’s end parts neighbours, the point of a title does not', (t) => {
  const breaks = (text: string) => tokensOf(text).map((token) => token.afterBreak)
  t.same(breaks('vững mạnh. Đảng bộ'), [false, false, true, false])
  t.same(breaks('ThS. Đỗ Hòa'), [false, false, false])
  t.same(breaks('trong sạch, vững'), [false, false, false])
  t.end()
})

const letters = fc.string({
  unit: fc.constantFrom(
    ...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệợúủYĐẢ0123456789 .-/,;"\n\u0301\u0323\u0335\u200b\u200d\u00ad\u2066ﬃ８',
  ),
  maxLength: 60,
})

test('reading a word again changes nothing', (t) => {
  fc.assert(
    fc.property(letters, (text) => {
      const once = canonicalLetters(text)
      t.equal(canonicalLetters(once), once)
      for (const { folded: word } of tokensOf(text)) {
        if (/^[a-z]+$/.test(word)) t.equal(readSyllable(word).folded, word)
      }
    }),
    { numRuns: 1000 },
  )
  t.end()
})

test('offsets lie in the text as it was given, whatever its form', (t) => {
  fc.assert(
    fc.property(letters, fc.constantFrom('NFC', 'NFD'), (text, form) => {
      const given = text.normalize(form)
      let end = 0
      for (const token of tokensOf(given)) {
        t.ok(token.start >= end && token.end > token.start && token.end <= given.length)
        t.notMatch(given.charAt(token.end), /^\p{M}/u, 'no letter is cut from its marks')
        end = token.end
      }
      t.same(words(text.normalize('NFD')), words(text.normalize('NFC')))
    }),
  )
  t.end()
})

test('every letter and digit of a text is in a word, in whatever script, and no word is anything else', (t) => {
  const anything = fc.oneof(letters, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 4 }), (texts) => {
      const text = texts.join(' 𝐁à\u{1f600}ộ\ud835 ')
      let end = 0
      let between = ''
      for (const token of tokensOf(text)) {
        between += `${text.slice(end, token.start)} `
        end = token.end
        t.match(text.slice(token.start, end), /^[\p{L}\p{M}\p{N}\p{Cf}\p{DI}.,]+$/u)
        t.match(text.slice(token.start, end), /[\p{L}\p{N}]/u)
      }
      t.notMatch((between + text.slice(end)).replace(/\p{DI}/gu, ''), /[\p{L}\p{N}]/u)
    }),
  )
  t.end()
})
