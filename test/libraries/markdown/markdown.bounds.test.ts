import { renderMarkdown } from '../../../src/libraries/markdown/render.ts'
import { test } from '../../support/shared-test.ts'
import { volume } from '../../support/volume.ts'

const SIZE = volume(100_000)
const LARGE = volume(1_000_000)
const filledWith = (piece: string, size = SIZE) => piece.repeat(Math.ceil(size / piece.length))
const deepestElement = (html: string) => {
  let depth = 0
  let deepest = 0
  for (const [tag] of html.matchAll(/<[^>]*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, ++depth)
  }
  return deepest
}

const sources: [string, string][] = [
  ['many opening brackets', filledWith('[', LARGE)],
  ['many stars', `a${filledWith('*', LARGE)}`],
  ['many quotes within quotes', filledWith('> ', LARGE)],
  ['many lists within lists', `${filledWith('- ', LARGE)}a`],
  ['opening pictures', filledWith('![')],
  ['stars that open', filledWith('*a ')],
  ['stars and underscores', filledWith('*a_ ')],
  ['strong within strong', '**'.repeat(SIZE / 4) + 'a' + '**'.repeat(SIZE / 4)],
  ['brackets within brackets', '['.repeat(SIZE / 2) + 'a' + ']'.repeat(SIZE / 2)],
  ['links left open', filledWith('[a](b "')],
  ['many lines of deep quotes', filledWith('>'.repeat(100) + ' a\n')],
  ['numbered lists within lists', filledWith('1. ')],
  ['lists within quotes within lists', filledWith('- > ')],
  [
    'code marks of every length',
    Array.from({ length: volume(1400) }, (_, i) => `e${'`'.repeat(i)}`).join(''),
  ],
  ['entities left open', filledWith('&#')],
  ['one-word links', filledWith('[a](b)')],
  ['addresses that are refused', filledWith('<x:y>')],
  [
    'a wide table with short rows',
    `${'|a'.repeat(SIZE / 8)}|\n${'|-'.repeat(SIZE / 8)}|\n${'|a\n'.repeat(SIZE / 8)}`,
  ],
  ['blank lines', filledWith('\n')],
  ['backslashes', filledWith('\\')],
]

// At full size each takes under two seconds on a slow core; quadratic work takes minutes.
const SECONDS_ALLOWED = 15

test('a hostile source of any kind is rendered in bounded work and depth', async (t) => {
  for (const [name, source] of sources) {
    const start = performance.now()
    const { html } = renderMarkdown(source)
    const seconds = (performance.now() - start) / 1000
    t.ok(seconds < SECONDS_ALLOWED, `${name}: ${seconds.toFixed(1)} s`)
    t.ok(deepestElement(html) <= 60, `${name} nest no deeper than a browser follows`)
  }
})

test('words nested too deep to be shown as such are still there', async (t) => {
  for (const mark of ['> ', '- ', '1. ', '> - '])
    t.match(renderMarkdown(`${mark.repeat(300)}chữ cuối`).text, 'chữ cuối')
  t.match(renderMarkdown(`${'> '.repeat(300)}chữ cuối\n\nđoạn sau`).text, /chữ cuối[^]*đoạn sau/)
  const emphasis = renderMarkdown(`${'*a **b '.repeat(50)}chữ cuối${' b** a*'.repeat(50)}`)
  t.match(emphasis.text, 'chữ cuối')
  t.ok(deepestElement(emphasis.html) < 25)
})
