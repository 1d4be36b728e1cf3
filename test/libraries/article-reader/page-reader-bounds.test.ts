import { volume } from '../../support/volume.ts'
import { FIRST, readPage, TITLE } from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

// No times are compared: work that is not linear takes minutes or all memory at full size, and the runner ends it.
const MILLION = volume(1_000_000)
const LINES = volume(300_000)
const repeatTo = (text: string, length = MILLION) => text.repeat(Math.ceil(length / text.length))
const HEAD = `${TITLE}\nNgày đăng: 01/02/2021\n${FIRST}\n`

const TEXTS: Record<string, string> = {
  'one line of letters': 'a'.repeat(MILLION),
  'one line of blanks and a letter': `${' '.repeat(MILLION)}a`,
  'letters around blanks': `a${' \u00a0'.repeat(MILLION / 2)}b`,
  'one line of words': repeatTo('hội nghị '),
  'one line of sentences': repeatTo('Hội nghị họp. '),
  'one line in a font code': repeatTo('Tr\u00ad\u00eang ChÝnh trÞ '),
  'many lines in a font code': repeatTo('Tröôøng Chính trò\n', LINES),
  'one line of stops': '.'.repeat(MILLION),
  'one line of dates': repeatTo('01/02/2021 '),
  'one line of markup signs': repeatTo('[*_`<&~'),
  'many tiny lines': repeatTo('a\n', LINES),
  'many lines of numbers': repeatTo('1 2\n', LINES),
  'many names': repeatTo('Vũ Minh Khuê\n', LINES),
  'many titled names and texts': repeatTo('ThS. Vũ Minh Khuê - GV khoa A\nmột dòng\n', LINES),
  'many menus': repeatTo('Video\nXem tất cả »\n', LINES),
  'many counters below names': repeatTo('Tin: Minh Khuê\nLượt xem: 3\n', LINES),
  'many dates': repeatTo('Ngày đăng: 01/02/2021 | Lượt xem: 3\n', LINES),
  'many lines of buttons and dates': repeatTo('01/02/2021 In 01/02/2021 Lưu 01/02/2021 In x\n', LINES),
  'many wrapped lines': repeatTo('một dòng dài hơn bốn mươi chữ cái của bài viết này\n', LINES),
  'marks without letters': '\u0301'.repeat(MILLION),
  blanks: repeatTo(' \n\u200b\r'),
}

for (const [name, text] of Object.entries(TEXTS)) {
  test(`a page of ${name} is answered`, async (t) => {
    t.equal(readPage({ text: HEAD + text }).ok, true)
  })
}

// Above the text lines are tried for more: dates, buttons and names beside each other.
const ABOVE: Record<string, string> = {
  'a name, blanks and no date': `Vũ Minh Khuê${' '.repeat(MILLION)}x`,
  'many short names, blanks and no date': `Vũ Minh Khuê${' '.repeat(250)}x\n`.repeat(LINES / 100),
  'buttons with full stops and a word': `${'pdf..'.repeat(50)}x`,
}

for (const [name, text] of Object.entries(ABOVE)) {
  test(`a page with ${name} above its text is answered`, async (t) => {
    t.equal(readPage({ text: `${text}\n${HEAD}` }).ok, true)
  })
}

test('a line too long to be a title is none', async (t) => {
  const page = readPage({ text: 'a'.repeat(MILLION) })
  t.match(page, { title: `${'a'.repeat(100)}…`, warnings: [{ code: 'doubtful_title' }, {}] })
})
