import { readPage } from '../../src/content/page-imports/reader/read-page.ts'
import { FIRST, TITLE } from './page-reader-page.ts'
import { test } from '../support/shared-test.ts'

// No timing is compared: what is not linear here takes minutes or all memory, and the runner's limit ends it.
const MILLION = 1_000_000
const fill = (text: string) => text.repeat(Math.ceil(MILLION / text.length))
const HTML_HEAD = `<h1>${TITLE}</h1><p>Ngày đăng: 01/02/2021<p>${FIRST}<p>`

const HTMLS: Record<string, string> = {
  'elements in elements': '<div>'.repeat(100_000),
  'empty elements': '<b></b>'.repeat(30_000),
  'formatting nobody closes': `<div>${'<b id=a>'.repeat(30_000)}</div>${'<div>x</div>'.repeat(30_000)}`,
  'formatting and stray ends': `<i><div>${'<b>'.repeat(30_000)}${'</i>'.repeat(30_000)}`,
  'paragraphs in elements': `${'<div>'.repeat(30_000)}${'<p>x'.repeat(30_000)}`,
  'lists in lists': '<ul><li>x'.repeat(30_000),
  'tables in tables': '<table><tr><td>x'.repeat(30_000),
  'cells in a row': `<table><tr>${'<td>x'.repeat(30_000)}`,
  'articles in articles': '<article>x.'.repeat(30_000),
  'links in links': '<a href="https://a.vn">x '.repeat(30_000),
  'hidden words': '<span hidden>x</span>y '.repeat(30_000),
  'attributes on one tag': `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>x`,
  'one long attribute': `<p class="${fill('menu ')}" style="${fill('display ')}">x`,
  'line breaks': '<br>'.repeat(250_000),
  'inline pieces of one line': '<b>x</b> '.repeat(50_000),
  pictures: '<img alt="một hai ba bốn">'.repeat(30_000),
  'an open comment': `<!--${'-'.repeat(MILLION)}`,
  'an open script': `<script>${'<'.repeat(MILLION)}`,
  entities: '&amp;'.repeat(200_000),
  drawings: '<svg>'.repeat(30_000),
}

for (const [name, html] of Object.entries(HTMLS)) {
  test(`an HTML page of ${name} is answered`, async (t) => {
    const page = readPage({ html: HTML_HEAD + html })
    t.ok(page.ok)
  })
}
