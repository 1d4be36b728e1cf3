import { array, assert, constantFrom, property } from 'fast-check'
import { renderMarkdown } from '../../src/content/markdown/render.ts'
import { plainParagraphs, renderParagraphs } from '../../src/generate/render-paragraphs.ts'
import { syntheticPost } from '../../src/generate/text/post.ts'
import { test } from '../support/shared-test.ts'

test('generated bodies read as Markdown renders them', async (t) => {
  for (let row = 0; row < 2000; row++) {
    const { body } = syntheticPost(11, row)
    const { html, text } = renderParagraphs(body)
    const rendered = renderMarkdown(body)
    if (html !== rendered.html || text !== rendered.text) t.fail(body)
  }
  t.pass('2000 bodies')
})

test('any text reads as Markdown renders it, plain or not', async (t) => {
  const words = 'chữ|Đảng|a|1|12|ế| |  |.|,|-|:|;|%|/|(|)|\n|\n\n'.split('|')
  const signs = '*|_|#|>|+|`|<b>|&amp;|[|]|\\|~|=|!|\t|\r'.split('|')
  const piece = constantFrom(...words, ...signs, '|')
  const plainPiece = constantFrom('chữ', 'Đảng', 'a', '1', '12', ' ', '.', ',', '-', ':', '(', ')', '\n\n')
  for (const pieces of [piece, plainPiece]) {
    assert(
      property(array(pieces, { maxLength: 14 }), (parts) => {
        const source = parts.join('')
        const ours = renderParagraphs(source)
        const rendered = renderMarkdown(source)
        return ours.html === rendered.html && ours.text === rendered.text
      }),
      { numRuns: 4000 },
    )
  }
  t.pass('8000 texts')
})

test('generated bodies take the short way, and what Markdown reads does not', async (t) => {
  for (let row = 0; row < 2000; row++) {
    const { body } = syntheticPost(12, row)
    if (!plainParagraphs(body)) t.fail(body)
  }
  for (const marked of ['**đậm**', '1. mục', 'a\nb', '# đầu đề', 'chữ &amp; chữ', ''])
    t.equal(plainParagraphs(marked), undefined, marked)
})
