import { escapeMarkdown } from '../../../src/libraries/markdown/escape.ts'
import { renderMarkdown } from '../../../src/libraries/markdown/render.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

const isOneParagraph = (html: string) => /^<p>[^<]*<\/p>$/.test(html)

const plainLines = (text: string) => text.replace(/\r\n?/g, '\n')

const typed = [
  '1. Về công tác đào tạo',
  '12) Lớp',
  '2021. Năm của đổi mới',
  '- 62 lớp',
  '+ 6.481 học viên',
  '# 5',
  '#5',
  '> 21.500',
  '=== ',
  '---',
  '* * *',
  'a\n===',
  'a\n---',
  'a\n- b\n1. c\n> d\n# e',
  '| a | b |\n|---|---|\n| c | d |',
  ':--\n--:',
  'a|b\n:-|-:',
  '```\na\n```',
  '~~~\na',
  '~~cũ~~',
  '`mã`',
  '*a* _b_ __c__ snake_case',
  '[a](b) ![a](b) [a]: b',
  '[a]: https://b.vn "c"',
  '<https://a.vn> <a@b.vn> <b>x</b>',
  'a < b > c',
  'https://a.vn/a_b_c',
  '&amp; &lt; &#273; &nbsp; & AT&T &',
  '\\ \\* \\\\ \\',
  'a\\\nb',
  '  hai dấu cách',
  '\tthụt',
  '    bốn',
  'a  \nb',
  'a \n b',
  'a\n\n\nb',
  '\na\n',
  ' ',
  '\t',
  ' \n ',
  'Chào mừng!',
  '“Lý luận và cuộc sống” – 04 số…',
  '29/01/2021 (91-KH/TU); 95,5%',
  '\u00a0a\u00a0',
  '\u2028a',
  '\fa\v',
]

test('plain text put into an article comes out as it was', async (t) => {
  const wrong = typed.filter((text) => {
    const rendered = renderMarkdown(escapeMarkdown(text))
    return rendered.text !== text || !isOneParagraph(rendered.html)
  })
  t.strictSame(wrong, [])
  t.equal(escapeMarkdown(''), '')
})

test('ordinary sentences stay as easy to read and edit as they were', async (t) => {
  for (const text of [
    'Ngày 29/01/2021, Trường mở 62 lớp với 6.481 học viên (58 lớp trong kế hoạch).',
    'Kế hoạch số 91-KH/TU - giai đoạn 2020 - 2025: “đổi mới”, hiệu quả & bền vững!\nHết.',
    '3.000 lượt; 1.5 lần; #hashtag giữa câu # và + - = > :',
  ])
    t.equal(escapeMarkdown(text), text)
  t.equal(escapeMarkdown('1. Kết quả'), '1\\. Kết quả')
  t.equal(escapeMarkdown('- 62 lớp'), '\\- 62 lớp')
})

test('for any text', async (t) => {
  const anyCharacter = fc.integer({ min: 1, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
  const ascii = fc.constantFrom(...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\n019abAB')
  const entity = fc.constantFrom(
    '&amp;',
    '&#10;',
    '&lt',
    '&#x41;',
    '**',
    '  ',
    '1. ',
    '- ',
    '](',
    '<a@b.vn>',
    ' ',
    'Đảng',
  )
  const anyText = fc.string({
    unit: fc.oneof({ weight: 4, arbitrary: ascii }, entity, anyCharacter),
    maxLength: 60,
  })
  fc.assert(
    fc.property(anyText, (given) => {
      const wanted = plainLines(given)
      const { html, text } = renderMarkdown(escapeMarkdown(given))
      return text === wanted && (wanted === '' || isOneParagraph(html))
    }),
    { numRuns: 5000 },
  )
  fc.assert(
    fc.property(anyText, anyText, (first, second) => {
      const article = `${escapeMarkdown(`a${first}`)}\n\n${escapeMarkdown(`b${second}`)}`
      return renderMarkdown(article).text === `${plainLines(`a${first}`)}\n${plainLines(`b${second}`)}`
    }),
    { numRuns: 1000 },
  )
  t.pass('one paragraph of escaped text reads as that text, alone and beside another')
})
