import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { BylinePerson } from '../../../src/libraries/article-reader/page-reading.ts'

/** An invented page of an old website, with what a reader must make of it. */
export interface OldPage {
  name: string
  page: { text: string } | { html: string }
  title: string
  published_on: string | null
  byline: BylinePerson[]
  section: string | null
  cover_caption: string | null
  paragraphs: string[]
  images: string[]
  attachments: string[]
  /** The words that stand in neither title, caption nor body. */
  otherWords: string[]
}

/**
 * Reads the pages of all files of a folder. A page begins with `=== name` and fields, then has a line `---` and its
 * lines. Before each line stands what it is: t title, d date, a byline, b paragraph, c caption, x other, - markup alone.
 */
export function oldPagesIn(folder: string): OldPage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split(/^=== /m).slice(1))
    .map((part) => parsePage(part))
}

function parsePage(part: string): OldPage {
  const [head = '', ...rest] = part.split('\n---\n')
  const [name = '', ...fieldLines] = head.split('\n')
  const fields = new Map(fieldLines.map((line): [string, string] => splitAt(line, line.indexOf(' '))))
  const lines = rest
    .join('\n---\n')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ kind: line.charAt(0), source: line.slice(2) }))
  const isHtml = fields.get('kind') === 'html'
  const source = lines.map((line) => line.source).join('\n')
  const shown = (...kinds: string[]): string[] =>
    lines
      .filter(({ kind }) => kinds.includes(kind))
      .map((line) => (isHtml ? textOf(line.source) : line.source))
  return {
    name,
    page: isHtml ? { html: source } : { text: source },
    title: shown('t')[0] ?? '',
    published_on: orNull(fields.get('date')),
    byline: list(fields.get('byline'), ';').map((written) => {
      const [person = '', degree = '', position = '', unit = ''] = written.split('|')
      return {
        name: person,
        degree: orNull(degree),
        position: orNull(position),
        unit: orNull(unit),
      }
    }),
    section: orNull(fields.get('section')),
    cover_caption: shown('c')[0] ?? null,
    paragraphs: shown('b'),
    images: list(fields.get('images'), ' '),
    attachments: list(fields.get('attachments'), ' '),
    otherWords: wordsOf(shown('x')),
  }
}

const splitAt = (line: string, at: number): [string, string] =>
  at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)]

const orNull = (value: string | undefined) =>
  value === undefined || value === '' || value === 'null' ? null : value

const list = (value: string | undefined, separator: string) =>
  (value ?? '').split(separator).filter((item) => item !== '')

/** The text of one line of markup; the cells of a table are joined as the reader joins them. */
function textOf(source: string): string {
  return source
    .replace(/<img[^>]* alt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<\/t[dh]>\s*<t[dh][^>]*>/g, ' | ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&raquo;', '»')
    .replaceAll('&rsaquo;', '›')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .replace(/ \| $/, '')
    .replace(/ ([.,;)])/g, '$1')
    .replace(/\( /g, '(')
    .trim()
}

export const wordsOf = (lines: string[]): string[] =>
  lines.flatMap((line) => line.split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== '')
