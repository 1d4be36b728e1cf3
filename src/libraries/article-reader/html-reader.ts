import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5'
import { attribute, BLOCK, HEADING, meaningOf, RAW, VOID } from './html-elements.ts'
import type { ArticleElement, HtmlLine, LinePlace } from './html-line.ts'
import { LineCollector } from './line-collector.ts'
import { OpenElements } from './open-elements.ts'
import { readMachineDate } from './posting-date.ts'

/** The lines of an HTML page, with the elements that may hold its article. */
export type HtmlReading = { lines: HtmlLine[]; articles: ArticleElement[]; machineDay: string | null }

type Element = LinePlace & {
  name: string
  prefix: string
  href: string | null
  pre: boolean
  list: { next: number } | null
}

const PAGE: Element = {
  name: '#page',
  mark: 'plain',
  byClass: false,
  apart: null,
  article: 0,
  row: 0,
  cell: 0,
  prefix: '',
  href: null,
  pre: false,
  list: null,
}
const LONGEST_HREF = 2000
const DAY_META = /^(?:article:published_time|datepublished|pubdate|publishdate|dc\.date(?:\.issued)?|date)$/i

/**
 * Reads HTML into lines from its tokens. No tree is built: a tree repeats unclosed formatting inside every block that
 * follows, so its size is not bounded by the page's, and the lines need none of it.
 */
export function readHtml(html: string): HtmlReading {
  const reader = new Reader()
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader)
  reader.enterText = (state) => {
    tokenizer.state = state
  }
  tokenizer.write(html, true)
  return {
    lines: reader.collector.lines,
    articles: reader.articles,
    machineDay: reader.metaDay ?? reader.timeDay,
  }
}

class Reader implements TokenHandler {
  readonly collector = new LineCollector()
  readonly articles: ArticleElement[] = [{ strong: false, parent: 0 }]
  readonly #open = new OpenElements<Element>()
  metaDay: string | null = null
  timeDay: string | null = null
  enterText: (state: (typeof TokenizerMode)[keyof typeof TokenizerMode]) => void = () => {}
  #rows = 0
  #cells = 0
  #raw = false
  #titles = 0

  onStartTag(tag: Token.TagToken): void {
    const name = tag.tagName
    if (name === 'meta') this.#readMeta(tag)
    if (RAW.has(name)) {
      // Closed at once as in XML, or the rest of the page would be script.
      if (tag.selfClosing) return
      this.#raw = true
      this.enterText(name === 'script' ? TokenizerMode.SCRIPT_DATA : TokenizerMode.RAWTEXT)
      return
    }
    this.#open.closeImplied(name)
    this.#endLineAt(name)
    if (name === 'img') this.#readPicture(tag)
    if (VOID.has(name)) return
    const element = this.#element(tag)
    this.#open.push(element)
    if (name === 'li') this.collector.openItem(itemPrefix(element.list, tag))
    if (name === 'title' || name === 'textarea') this.enterText(TokenizerMode.RCDATA)
    if (name === 'plaintext') this.enterText(TokenizerMode.PLAINTEXT)
  }

  onEndTag({ tagName: name }: Token.TagToken): void {
    if (RAW.has(name)) {
      this.#raw = false
      return
    }
    this.#endLineAt(name)
    if (name === 'li') this.collector.closeItem()
    this.#open.close(name)
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#raw) return
    const element = this.#current()
    if (!element.pre) {
      this.collector.add(chars, element, element.prefix, element.href)
      return
    }
    for (const [at, line] of chars.split(/\r?\n/).entries()) {
      if (at > 0) this.collector.endLine('break')
      this.collector.add(line, element, element.prefix, element.href)
    }
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token)
  }

  onEof(): void {
    this.collector.endLine('block')
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}

  #endLineAt(name: string): void {
    const breaks = BLOCK.has(name) || name === 'br' || name === 'hr' || name === 'title'
    // A box inside a sentence, such as a list to choose from, has lines of its own but does not end the sentence.
    if (name === 'option' || (breaks && this.#current().apart?.inline === true)) this.collector.endAside()
    else if (breaks) this.collector.endLine(name === 'br' ? 'break' : 'block')
  }

  #current(): Element {
    return this.#open.current ?? PAGE
  }

  #element(tag: Token.TagToken): Element {
    const around = this.#current()
    const name = tag.tagName
    const meaning = meaningOf(tag)
    const place = this.#place(tag, around)
    // What a menu or a hidden part contains stays so, whatever it is inside.
    const fixed = around.apart !== null
    const mark = fixed ? around.mark : name === 'title' ? this.#titleMark() : (meaning.mark ?? around.mark)
    const isApart = mark === 'site' || mark === 'hidden'
    const byClass = fixed || meaning.mark === null ? around.byClass : meaning.byClass
    const article =
      meaning.article === null ? around.article : this.#openArticle(meaning.article, around.article)
    if (name === 'time') this.timeDay ??= readMachineDate(attribute(tag, 'datetime') ?? '')
    return {
      ...place,
      name,
      mark,
      byClass,
      apart: around.apart ?? (isApart ? { inline: !BLOCK.has(name) && name !== 'title' } : null),
      article,
      prefix: HEADING.has(name) ? `${'#'.repeat(Number(name.charAt(1)))} ` : around.prefix,
      href: name === 'a' ? readHref(tag) : around.href,
      pre: around.pre || name === 'pre' || name === 'textarea' || name === 'plaintext',
      list:
        name === 'ol' ? { next: count(attribute(tag, 'start')) ?? 1 } : name === 'ul' ? null : around.list,
    }
  }

  #place(
    { tagName }: Token.TagToken,
    around: Element,
  ): { row: number; cell: number; mark?: 'document-title' } {
    if (tagName === 'table') return { row: 0, cell: 0 }
    if (tagName === 'tr') return { row: (this.#rows += 1), cell: 0 }
    if (tagName === 'td' || tagName === 'th') return { row: around.row, cell: (this.#cells += 1) }
    return { row: around.row, cell: around.cell }
  }

  /** Drawings have titles, too; the first title is the window's. */
  #titleMark(): 'document-title' | 'hidden' {
    this.#titles += 1
    return this.#titles === 1 ? 'document-title' : 'hidden'
  }

  #openArticle(kind: 'strong' | 'weak', parent: number): number {
    return this.articles.push({ strong: kind === 'strong', parent }) - 1
  }

  #readMeta(tag: Token.TagToken): void {
    const name = attribute(tag, 'property') ?? attribute(tag, 'itemprop') ?? attribute(tag, 'name') ?? ''
    if (DAY_META.test(name)) this.metaDay ??= readMachineDate(attribute(tag, 'content') ?? '')
  }

  #readPicture(tag: Token.TagToken): void {
    const description = attribute(tag, 'alt') ?? ''
    if (/\S/.test(description)) this.collector.addPicture(description, this.#current())
  }
}

/** Links that lead somewhere from any page; scripts and paths of the old site become plain text. */
function readHref(tag: Token.TagToken): string | null {
  const href = attribute(tag, 'href')?.trim() ?? ''
  if (href.length > LONGEST_HREF || !/^(?:https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href))
    return null
  return new URL(href).href
}

function itemPrefix(list: { next: number } | null, tag: Token.TagToken): string {
  if (list === null) return '- '
  list.next = count(attribute(tag, 'value')) ?? list.next
  const prefix = `${list.next}. `
  list.next += 1
  return prefix
}

function count(value: string | null): number | null {
  return value !== null && /^\d{1,8}$/.test(value) ? Number(value) : null
}
