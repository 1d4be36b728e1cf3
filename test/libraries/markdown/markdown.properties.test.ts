import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { renderMarkdown } from '../../../src/libraries/markdown/render.ts'
import { markdown as parser } from '../../../src/libraries/markdown/parser.ts'
import { sanitise, sanitiseAny } from '../../../src/libraries/markdown/sanitise.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const NO_ATTRIBUTES = 'p h2 h3 h4 h5 h6 blockquote ul li pre code em strong s br hr table thead tbody tr'
const ALLOWED: Record<string, string[]> = {
  ...Object.fromEntries(NO_ATTRIBUTES.split(' ').map((tag) => [tag, []])),
  ol: ['start'],
  th: ['align'],
  td: ['align'],
  a: ['href', 'title', 'rel'],
  img: ['src', 'alt', 'title'],
}

/** Pieces that are special in Markdown, HTML or a browser, for random strings. */
const PIECES = [
  '# ¦## ¦###### ¦\n¦\n\n¦  \n¦\r¦\r\n¦> ¦- ¦+ ¦* ¦1. ¦7) ¦    ¦\t¦*¦**¦***¦_¦__¦~~¦~¦`¦``¦```\n¦~~~\n¦---\n¦===\n¦\\¦\\\n',
  '[¦]¦(¦)¦![¦](¦][¦][]¦[a](b)¦![a](b.png)¦[a]: /b "c"\n¦[a]¦|¦| a | b |\n|:-|-:|\n¦\n|-|-|\n¦"t"¦(t)',
  ':¦"¦\'¦<¦>¦&¦;¦!¦<!--¦-->¦<![CDATA[¦]]>¦<?¦<https://a.vn>¦<a@b.vn>¦https://a.vn¦//a.vn¦/a¦/\\evil.vn¦/&#9;/evil.vn',
  'javascript:alert(1)¦JAVASCRIPT&colon;x¦java&#10;script:x¦java\tscript:x¦&#106;avascript:x¦\u0001javascript:x',
  'data:text/html;base64,x¦data:image/svg+xml,x¦data:image/png;base64,x¦vbscript:x¦feed:javascript:x¦http:javascript:x',
  '<script>¦</script>¦<SCRIPT/x>¦<img src=x onerror=alert(1)>¦ onerror=¦<svg/onload=x>¦<style>¦<textarea>¦<title>',
  '</p>¦</code></pre>¦</a>¦<a href="javascript:x">¦<base href=x>¦<iframe srcdoc=x>¦<math><mtext>¦<template>¦<plaintext>',
  '&lt;¦&amp;¦&amp;lt;¦&quot;¦&#60;¦&#x3C;¦&#13;¦&#10;¦&#0;¦&#x110000;¦&nbsp;¦&Tab;¦&NewLine;¦&lpar;',
  '\0¦\f¦\v¦\u00a0¦\u2028¦\u200b¦\ufeff¦\ud83d¦😀¦Đảng¦uỷ¦62¦a¦ ',
].flatMap((line) => line.split('¦'))
const piece = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 5 }))
const markdown = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

function textContent(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textContent).join('') : ''
}

function elements(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elements) : []
  return 'tagName' in node ? [node, ...below] : below
}

const SITE = 'https://site.test/dir/'
const SCHEMES: Record<string, string[]> = {
  href: ['https:', 'http:', 'mailto:', 'tel:'],
  src: ['https:', 'http:'],
}

/** Whether an article may contain an element, with URLs resolved as by a browser on an https page. */
function isHarmless({ tagName, attrs }: Element): boolean {
  return attrs.every(({ name, value }) => {
    if (!ALLOWED[tagName]?.includes(name)) return false
    const schemes = SCHEMES[name]
    if (!schemes || !URL.canParse(value, SITE)) return true
    const url = new URL(value, SITE)
    const leaves = name === 'href' && url.protocol.startsWith('http') && url.host !== 'site.test'
    const warned = attrs.some((other) => other.name === 'rel' && other.value === 'noopener nofollow')
    return schemes.includes(url.protocol) && (warned || !leaves)
  })
}

test('the text is exactly what a browser reads from the HTML', async (t) => {
  fc.assert(
    fc.property(markdown, (source) => {
      const { html, text } = renderMarkdown(source)
      return text === textContent(parseFragment(html))
    }),
    { numRuns: 4000 },
  )
  t.pass('holds for any Markdown')
})

test('what is told to be plain is as the sanitiser leaves it', async (t) => {
  fc.assert(
    fc.property(markdown, (source) => {
      const html = parser.render(source)
      return sanitise(html) === sanitiseAny(html)
    }),
    { numRuns: 4000 },
  )
  const tags = [
    '<p>',
    '</p>',
    '<em>',
    '</em>',
    '<br>',
    '<p class="a">',
    '<script>',
    '<',
    '>',
    '&',
    '"',
    'a',
    '\r',
    '\0',
    '&lt;',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...tags), { maxLength: 8 }), (parts) => {
      const html = parts.join('')
      return sanitise(html) === sanitiseAny(html)
    }),
    { numRuns: 4000 },
  )
  t.pass('holds for any Markdown, and for HTML that is broken')
})

test('nothing but the allowed elements, attributes and addresses comes out', async (t) => {
  fc.assert(
    fc.property(markdown, (source) => {
      const found = elements(parseFragment(renderMarkdown(source).html))
      return found.every((element) => element.tagName in ALLOWED && isHarmless(element))
    }),
    { numRuns: 4000 },
  )
  t.pass('holds for any Markdown')
})

test('a browser builds the very elements that were written, mending nothing', async (t) => {
  fc.assert(
    fc.property(markdown, (source) => {
      const { html } = renderMarkdown(source)
      const built = elements(parseFragment(html)).map((element) => element.tagName)
      return built.join(' ') === Array.from(html.matchAll(/<([a-z]\w*)/g), ([, tag]) => tag).join(' ')
    }),
    { numRuns: 2000 },
  )
  t.equal(renderMarkdown('[a <https://b.vn> c](/d)').html, '<p><a href="/d">a https://b.vn c</a></p>')
})

test('the closed list holds by itself, were the Markdown rules to let HTML through', async (t) => {
  const opening = fc.constantFrom('<a href="', "<A HREF='", '<img src=', '<img alt=a src="', '<a title="')
  const closing = fc.constantFrom('">', "'>", '>', '"/onclick=x>', '" target=_blank rel=opener>')
  const addressPiece = fc.constantFrom(
    ...'//evil.vn¦/¦\\¦\t¦&Tab;¦ ¦https:¦ht¦tps://evil.vn¦http:x¦mailto:a¦java¦script:x¦data:x'.split('¦'),
  )
  const address = fc.array(addressPiece, { maxLength: 5 }).map((pieces) => pieces.join(''))
  const tag = fc.tuple(opening, address, closing).map((pieces) => pieces.join(''))
  const page = fc.array(fc.oneof(tag, piece), { maxLength: 20 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(page, (hostile) => {
      const found = elements(parseFragment(sanitise(hostile)))
      return found.every((element) => element.tagName in ALLOWED && isHarmless(element))
    }),
    { numRuns: 2000 },
  )
  t.equal(
    sanitise('<p onclick="x" class="a" style="b">c<script>d</script></p><iframe src="/e"></iframe>'),
    '<p>c</p>',
  )
  t.equal(sanitise('<a href="&#x6A;avascript&colon;x">a</a><img src="mailto:b">'), '<a>a</a><img />')
})

test('the same source gives the same HTML, whatever the line ends', async (t) => {
  fc.assert(
    fc.property(markdown, (source) => {
      const first = renderMarkdown(source)
      const windows = renderMarkdown(source.replace(/\r\n?|\n/g, '\r\n'))
      return (
        first.html === renderMarkdown(source).html &&
        first.html === windows.html &&
        first.text === windows.text
      )
    }),
    { numRuns: 500 },
  )
  t.pass('holds for any Markdown')
})
