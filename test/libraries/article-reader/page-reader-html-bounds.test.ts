import { volume } from '../../support/volume.ts'
import { FIRST, readPage, TITLE } from './page-reader-page.ts'
import { test } from '../../support/shared-test.ts'

// No times are compared: work that is not linear takes minutes or all memory at full size, and the runner ends it.
const MILLION = volume(1_000_000)
const MANY = volume(30_000)
const repeatToMillion = (text: string) => text.repeat(Math.ceil(MILLION / text.length))
const HTML_HEAD = `<h1>${TITLE}</h1><p>Ngày đăng: 01/02/2021<p>${FIRST}<p>`

const HTMLS: Record<string, string> = {
  'elements in elements': '<div>'.repeat(volume(100_000)),
  'empty elements': '<b></b>'.repeat(MANY),
  'formatting nobody closes': `<div>${'<b id=a>'.repeat(MANY)}</div>${'<div>x</div>'.repeat(MANY)}`,
  'formatting and stray ends': `<i><div>${'<b>'.repeat(MANY)}${'</i>'.repeat(MANY)}`,
  'paragraphs in elements': `${'<div>'.repeat(MANY)}${'<p>x'.repeat(MANY)}`,
  'lists in lists': '<ul><li>x'.repeat(MANY),
  'tables in tables': '<table><tr><td>x'.repeat(MANY),
  'cells in a row': `<table><tr>${'<td>x'.repeat(MANY)}`,
  'articles in articles': '<article>x.'.repeat(MANY),
  'links in links': '<a href="https://a.vn">x '.repeat(MANY),
  'hidden words': '<span hidden>x</span>y '.repeat(MANY),
  'attributes on one tag': `<p ${Array.from({ length: volume(100_000) }, (_, at) => `a${at}`).join(' ')}>x`,
  'one long attribute': `<p class="${repeatToMillion('menu ')}" style="${repeatToMillion('display ')}">x`,
  'line breaks': '<br>'.repeat(volume(250_000)),
  'inline pieces of one line': '<b>x</b> '.repeat(volume(50_000)),
  pictures: '<img alt="một hai ba bốn">'.repeat(MANY),
  'an open comment': `<!--${'-'.repeat(MILLION)}`,
  'an open script': `<script>${'<'.repeat(MILLION)}`,
  entities: '&amp;'.repeat(volume(200_000)),
  drawings: '<svg>'.repeat(MANY),
}

for (const [name, html] of Object.entries(HTMLS)) {
  test(`an HTML page of ${name} is answered`, async (t) => {
    const page = readPage({ html: HTML_HEAD + html })
    t.ok(page.ok)
  })
}
