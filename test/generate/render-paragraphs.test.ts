import { array, assert, constantFrom, property } from 'fast-check'
import { test } from 'tap'
import { renderMarkdown } from '../../src/content/markdown/render.ts'
import { renderParagraphs } from '../../src/generate/render-paragraphs.ts'
import { syntheticPost } from '../../src/generate/text/post.ts'

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

test('generated bodies take the short way', async (t) => {
  const posts = Array.from({ length: 300 }, (_, row) => syntheticPost(12, row).body)
  const timed = (render: (source: string) => unknown) => {
    const start = performance.now()
    for (const body of posts) render(body)
    return performance.now() - start
  }
  timed(renderMarkdown)
  timed(renderParagraphs)
  t.ok(timed(renderParagraphs) * 3 < timed(renderMarkdown))
})
