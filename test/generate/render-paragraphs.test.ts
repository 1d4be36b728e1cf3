import { renderMarkdown } from '../../src/content/markdown/render.ts'
import { plainParagraphs, renderParagraphs } from '../../src/generate/render-paragraphs.ts'
import { syntheticPost } from '../../src/generate/text/post.ts'
import { fc } from '../support/fast-check.ts'
import { test } from '../support/shared-test.ts'
import { volume } from '../support/volume.ts'

const bodies = volume(2000)

test('generated bodies read as Markdown renders them', async (t) => {
  for (let row = 0; row < bodies; row++) {
    const { body } = syntheticPost(11, row)
    const { html, text } = renderParagraphs(body)
    const rendered = renderMarkdown(body)
    if (html !== rendered.html || text !== rendered.text) t.fail(body)
  }
  t.pass(`${bodies} bodies`)
})

test('any text reads as Markdown renders it, plain or not', async (t) => {
  const words = 'chữ|Đảng|a|1|12|ế| |  |.|,|-|:|;|%|/|(|)|\n|\n\n'.split('|')
  const signs = '*|_|#|>|+|`|<b>|&amp;|[|]|\\|~|=|!|\t|\r'.split('|')
  const piece = fc.constantFrom(...words, ...signs, '|')
  const plainPiece = fc.constantFrom('chữ', 'Đảng', 'a', '1', '12', ' ', '.', ',', '-', ':', '(', ')', '\n\n')
  for (const pieces of [piece, plainPiece]) {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const source = parts.join('')
        const ours = renderParagraphs(source)
        const rendered = renderMarkdown(source)
        return ours.html === rendered.html && ours.text === rendered.text
      }),
      { numRuns: volume(4000) },
    )
  }
  t.pass('none differs')
})

test('generated bodies take the short way, and what Markdown reads does not', async (t) => {
  for (let row = 0; row < bodies; row++) {
    const { body } = syntheticPost(12, row)
    if (!plainParagraphs(body)) t.fail(body)
  }
  for (const marked of ['**đậm**', '1. mục', 'a\nb', '# đầu đề', 'chữ &amp; chữ', ''])
    t.equal(plainParagraphs(marked), undefined, marked)
})
