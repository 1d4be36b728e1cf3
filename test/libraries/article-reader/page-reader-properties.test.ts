import { renderMarkdown } from '../../../src/libraries/markdown/render.ts'
import { clean } from '../../../src/libraries/article-reader/text-forms.ts'
import type { ReadPage } from '../../../src/libraries/article-reader/page-reading.ts'
import { escapeMarkdown } from '../../../src/libraries/markdown/escape.ts'
import { readArticle } from '../../../src/libraries/article-reader/read-article.ts'
import { fontDecoder } from '../../../src/libraries/vietnamese/font-codes.ts'
import { limitMarks } from '../../../src/libraries/vietnamese/text.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'
import { BYLINE, CAPTION, FIRST, MENUS, readPage, SECOND, THIRD, TITLE } from './page-reader-page.ts'

// Lines of every kind, in any order: most such pages are unusual, and none may lose a line.
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(FIRST, SECOND, THIRD, `${FIRST} ${THIRD}`) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(CAPTION, `Ảnh: ${CAPTION}`, TITLE, 'Về công tác đào tạo', '- Một;', '1. Hai'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('Ngày đăng: 01/02/2021', '01/02/2021', 'Cập nhật: 3/2/2021', 'Ngày đăng:'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(BYLINE, 'Vũ Minh Khuê', 'Tin: Minh Khuê - Ảnh: Hà An', 'ThS. Lê Hà An'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...MENUS,
      'Các tin khác',
      'Trang chủ » Tin',
      'Lượt xem: 3',
      '© A',
      'Địa chỉ: B',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('01/02/2021 | Lượt xem: 3', 'tiếp theo dòng trên của bài viết này'),
  },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\u00a0', '\u200b') },
  {
    weight: 3,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text)),
  },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...'aĐ *_#>-+=|\\`[]()&<.!1:~'), maxLength: 30 }),
  },
)
const anyLines = fc.array(line, { maxLength: 30 })
const datedPage = anyLines.map((lines) => [TITLE, 'Ngày đăng: 01/02/2021', CAPTION, FIRST, ...lines])

/** The non-blank lines of a page in comparable form, with parts of a shared line separated. */
function sourceLines(lines: string[]): string[] {
  return lines
    .flatMap((text) => (text === '01/02/2021 | Lượt xem: 3' ? text.split(' | ') : [text]))
    .map(comparable)
    .filter((text) => text !== '')
}

function comparable(text: string): string {
  return clean(text.normalize('NFC'))
}

/** Every line of the reading, except dates and bylines, which are split. */
function shownLines(page: ReadPage): string[] {
  const paragraphs = page.body.split('\n\n').flatMap((block) => renderMarkdown(block).text.split('\n'))
  // Words of the text that stand for a missing title are in the text as well.
  const isCopied = page.warnings.some(({ code, line }) => code === 'doubtful_title' && line === null)
  return [isCopied ? '' : page.title, page.cover_caption ?? '', ...paragraphs, ...page.dropped]
    .map(comparable)
    .filter((text) => text !== '')
}

/** `all` without one of each of `some`; null if an item of `some` is missing. */
function without(all: string[], some: string[]): string[] | null {
  const rest = [...all]
  for (const text of some) {
    const at = rest.indexOf(text)
    if (at === -1) return null
    rest.splice(at, 1)
  }
  return rest
}

/** Splits joined lines of titles and captions again, to compare them line by line. */
function splitIntoLines(shown: string[], source: string[]): string[] {
  return shown.flatMap((text) => {
    if (source.includes(text)) return [text]
    for (const [at, first] of source.entries()) {
      for (let end = at + 2; text.startsWith(`${first} `) && end <= source.length; end += 1) {
        if (source.slice(at, end).join(' ') === text) return source.slice(at, end)
      }
    }
    return [text]
  })
}

const isDate = (text: string) => /^(?:Ngày đăng: ?)?(?:\d{2}\/\d{2}\/2021)?$|^Cập nhật: /.test(text)

test('every non-blank line is in exactly one part of the reading', async () => {
  fc.assert(
    fc.property(fc.oneof(datedPage, anyLines), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
      const page = readPage({ text: lines.join(end) })
      if (!page.ok) return
      const source = sourceLines(lines)
      const rest = without(source, splitIntoLines(shownLines(page), source))
      if (rest === null) throw new Error('the reading shows a line the page does not have')
      const dates = rest.filter(isDate)
      const bylines = rest.filter((text) => !isDate(text))
      const least = page.published_on === null ? 0 : 1
      if (dates.length < least || dates.length > 2 * least)
        throw new Error(`${dates.length} lines are the posting date`)
      for (const text of bylines) {
        const names = page.byline.filter(({ name }) => text.includes(name))
        if (names.length === 0) throw new Error(`lost: ${text}`)
      }
      const named = bylines.join('\n')
      for (const { name, degree, position, unit } of page.byline) {
        for (const part of [name, degree, position, unit]) {
          if (part !== null && !named.includes(part)) throw new Error(`made up: ${part}`)
        }
      }
    }),
    { numRuns: 3000 },
  )
})

test('a page made of lines is read the same however its lines end and its letters are composed', async () => {
  fc.assert(
    fc.property(datedPage, (lines) => {
      const expected = JSON.stringify(readPage({ text: lines.join('\n') }))
      for (const text of [lines.join('\r\n'), `\ufeff${lines.join('\n').normalize('NFD')}`]) {
        if (JSON.stringify(readPage({ text })) !== expected) throw new Error('it is not')
      }
    }),
    { numRuns: 300 },
  )
})

test('any text is paragraphs that render to itself', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const paragraphs = texts.map(
        (one) => `a${one.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]/gu, ' ').normalize('NFC')}b x y z.`,
      )
      const page = readPage({
        text: [TITLE, 'Ngày đăng: 01/02/2021', FIRST, ...paragraphs, THIRD].join('\n\n'),
      })
      if (!page.ok) throw new Error('it is refused')
      const shown = page.body.split('\n\n').map((block) => renderMarkdown(block).text)
      if (
        JSON.stringify(shown) !== JSON.stringify([FIRST, ...paragraphs.map((p) => p.normalize('NFC')), THIRD])
      )
        throw new Error('changed')
    }),
    { numRuns: 500 },
  )
})

const inline = fc.constantFrom('b', 'i', 'span', 'font', 'u', 'em')
const block = fc.constantFrom(
  'p',
  'div',
  'li',
  'td',
  'h2',
  'section',
  'blockquote',
  'nav',
  'article',
  'figcaption',
  'pre',
  'table',
  'tr',
)
const words = fc.nat(9999).map((number) => `chữ${number}x`)
const piece = fc.oneof(
  words,
  words.map((word) => `${word}. `),
  inline.chain((name) => words.map((word) => `<${name}>${word}</${name}>`)),
  fc.oneof(inline, block).map((name) => `<${name}>`),
  fc.oneof(inline, block).map((name) => `</${name}>`),
  fc.constantFrom(
    '<br>',
    '<hr>',
    ' ',
    '\n',
    '&nbsp;',
    '<!-- chữ -->',
    '<a href="https://a.vn/">',
    '</a>',
    '<div hidden>',
  ),
)

const findWords = (text: string) => [...text.matchAll(/chữ\d+x/g)].map(([word]) => word).toSorted()

test('every word of an HTML page is in exactly one part of the reading, whatever its markup', async () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const html = `<h1>${TITLE}</h1><p>Ngày đăng: 01/02/2021</p><p>${FIRST}</p>${pieces.join('')}`
      const page = readPage({ html })
      if (!page.ok) throw new Error('it is refused')
      const source = findWords(pieces.join('').replace(/<!--.*?-->/g, ''))
      const shown = findWords(shownLines(page).join('\n'))
      if (JSON.stringify(source) !== JSON.stringify(shown)) throw new Error(`${source} became ${shown}`)
    }),
    { numRuns: 1000 },
  )
})

test('every word of the body of an export is in exactly one part of the reading, whatever its markup', async () => {
  const known = {
    title: TITLE,
    summary: null,
    published_on: '2021-02-01',
    section: null,
    author: null,
    address: null,
    images: [],
    attachments: [],
    isExcerpt: false,
  }
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const html = `<p>${FIRST}</p>${pieces.join('')}<p>01/02/2021</p><p>Video</p><p>Lượt xem: 3</p>`
      const page = readArticle({ ...known, html }, { escapeMarkdown, limitMarks, fontDecoder })
      if (!page.ok) throw new Error('it is refused')
      const source = findWords(pieces.join('').replace(/<!--.*?-->/g, ''))
      const shown = findWords(shownLines(page).join('\n'))
      if (JSON.stringify(source) !== JSON.stringify(shown)) throw new Error(`${source} became ${shown}`)
      const all = shownLines(page).join('\n')
      for (const line of ['01/02/2021', 'Video', 'Lượt xem: 3']) {
        if (!all.includes(line)) throw new Error(`lost: ${line}`)
      }
    }),
    { numRuns: 500 },
  )
})
