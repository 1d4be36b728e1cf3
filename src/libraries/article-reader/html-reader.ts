import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5'
import {
  attribute,
  block,
  capitalFont,
  isCategory,
  isEntryTitle,
  isPostingTime,
  heading,
  isPath,
  meaningOf,
  raw,
  voidElements,
} from './html-elements.ts'
import { FactReader, type PageFacts } from './html-facts.ts'
import { fileAddress, framedFile, pictureAddress } from './html-files.ts'
import type { ArticleElement, HtmlLine, LinePlace } from './html-line.ts'
import { LineCollector } from './line-collector.ts'
import { OpenElements } from './open-elements.ts'
import type { LineFile } from './source-line.ts'

/** The lines of an HTML page, with the elements that may hold its article. */
type HtmlReading = { lines: HtmlLine[]; articles: ArticleElement[]; facts: PageFacts }

type Element = LinePlace & {
  name: string
  prefix: string
  href: string | null
  capitals: boolean
  /** The file to which the link around the text leads. */
  file: LineFile | null
  /** Whether the element is in the path from the home page. */
  path: boolean
  /** Whether its text is the section of the page. */
  category: boolean
  /** Whether it is the title of a post. */
  entryTitle: boolean
  pre: boolean
  list: { next: number } | null
}

const page: Element = {
  name: '#page',
  mark: 'plain',
  byClass: false,
  detached: null,
  article: 0,
  row: 0,
  cell: 0,
  prefix: '',
  href: null,
  capitals: false,
  file: null,
  path: false,
  category: false,
  entryTitle: false,
  pre: false,
  list: null,
}
const minTextCharacters = 80
const maxHrefCharacters = 2000

/**
 * Reads HTML into lines from its tokens. It builds no tree: a tree repeats unclosed formatting inside every following
 * block, so that its size is not bounded by the size of the page.
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
    facts: reader.facts.facts,
  }
}

class Reader implements TokenHandler {
  readonly collector = new LineCollector()
  readonly articles: ArticleElement[] = [{ kind: 'weak', parent: 0 }]
  readonly #open = new OpenElements<Element>()
  readonly facts = new FactReader()
  enterText: (state: (typeof TokenizerMode)[keyof typeof TokenizerMode]) => void = () => {}
  #rows = 0
  #cells = 0
  #raw = false
  #json: string[] | null = null
  #titles = 0
  #lineLength = 0
  #hasText = false

  onStartTag(tag: Token.TagToken): void {
    const name = tag.tagName
    this.facts.endCrumb()
    if (name === 'meta') this.#readMeta(tag)
    if (name === 'base') this.facts.readBase(attribute(tag, 'href') ?? '')
    if (name === 'link' && attribute(tag, 'rel') === 'canonical') {
      this.facts.readCanonical(attribute(tag, 'href') ?? '')
    }
    if (name === 'iframe' || name === 'embed' || name === 'object') this.#readFrame(tag)
    if (raw.has(name)) {
      // A self-closing script is closed as in XML; else the rest of the page would be script.
      if (tag.selfClosing) return
      this.#raw = true
      const isJson = name === 'script' && /ld\+json/i.test(attribute(tag, 'type') ?? '')
      this.#json = isJson ? [] : null
      this.enterText(name === 'script' ? TokenizerMode.SCRIPT_DATA : TokenizerMode.RAWTEXT)
      return
    }
    this.#open.closeImplied(name)
    this.#endLineAt(name)
    if (name === 'img') this.#readPicture(tag)
    if (voidElements.has(name)) return
    const element = this.#element(tag)
    this.#open.push(element)
    if (name === 'li') this.collector.openItem(itemPrefix(element.list, tag))
    if (name === 'title' || name === 'textarea') this.enterText(TokenizerMode.RCDATA)
    if (name === 'plaintext') this.enterText(TokenizerMode.PLAINTEXT)
  }

  onEndTag({ tagName: name }: Token.TagToken): void {
    this.facts.endCrumb()
    if (raw.has(name)) {
      this.#raw = false
      if (this.#json !== null) this.facts.readJson(this.#json.join(''))
      this.#json = null
      return
    }
    this.#endLineAt(name)
    if (name === 'li') this.collector.closeItem()
    this.#open.close(name)
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#raw) {
      this.#json?.push(chars)
      return
    }
    const element = this.#current()
    if (element.category) this.facts.readCategory(chars)
    if (element.entryTitle) this.facts.readEntryTitle(chars)
    if (element.path) this.facts.readCrumb(chars)
    if (element.file !== null) element.file.name = `${element.file.name ?? ''}${chars}`
    if (!element.pre) {
      this.#addText(chars, element)
      if (element.file !== null) this.collector.addFile(element.file, element)
      return
    }
    for (const [at, line] of chars.split(/\r?\n/).entries()) {
      if (at > 0) this.collector.endLine('break')
      this.#addText(line, element)
    }
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token)
  }

  onEof(): void {
    this.collector.finish()
  }

  onComment({ data }: Token.CommentToken): void {
    this.facts.readComment(data)
  }

  onNullCharacter(): void {}
  onDoctype(): void {}

  #endLineAt(name: string): void {
    const breaks = block.has(name) || name === 'br' || name === 'hr' || name === 'title'
    if (breaks) this.#lineLength = 0
    // A box inside a sentence, such as a select, has separate lines but does not end the sentence.
    if (name === 'option' || (breaks && this.#current().detached?.inline === true))
      this.collector.endDetached()
    else if (breaks) this.collector.endLine(name === 'br' ? 'break' : 'block')
  }

  #addText(text: string, element: Element): void {
    const { href, capitals, prefix } = element
    if (element.detached === null && element.mark === 'plain') this.#lineLength += text.length
    this.#hasText ||= this.#lineLength >= minTextCharacters
    this.collector.add({ text, href, capitals }, element, prefix)
  }

  #current(): Element {
    return this.#open.current ?? page
  }

  #element(tag: Token.TagToken): Element {
    const around = this.#current()
    const name = tag.tagName
    const meaning = meaningOf(tag)
    const place = this.#place(tag, around)
    // All content of a menu or a hidden part keeps its mark.
    const fixed = around.detached !== null
    const mark = fixed ? around.mark : name === 'title' ? this.#titleMark() : (meaning.mark ?? around.mark)
    const isDetached = mark === 'site' || mark === 'hidden'
    const byClass = fixed || meaning.mark === null ? around.byClass : meaning.byClass
    const article =
      meaning.article === null ? around.article : this.#openArticle(meaning.article, around.article)
    const entryTitle = isEntryTitle(tag)
    if (entryTitle) this.facts.openEntryTitle()
    // Other times below the text are those of other pages.
    if (name === 'time' && (!this.#hasText || isPostingTime(tag)))
      this.facts.readTime(attribute(tag, 'datetime') ?? '')
    return {
      ...place,
      name,
      mark,
      byClass,
      detached: around.detached ?? (isDetached ? { inline: !block.has(name) && name !== 'title' } : null),
      article,
      prefix: heading.has(name) ? `${'#'.repeat(Number(name.charAt(1)))} ` : around.prefix,
      href: name === 'a' ? readHref(tag) : around.href,
      capitals: capitalFont(tag) ?? around.capitals,
      file: name === 'a' ? linkedFile(tag) : around.file,
      path: around.path || isPath(tag),
      category: around.category || isCategory(tag),
      entryTitle: around.entryTitle || entryTitle,
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

  /** SVG drawings have titles as well; the first title is that of the document. */
  #titleMark(): 'document-title' | 'hidden' {
    this.#titles += 1
    return this.#titles === 1 ? 'document-title' : 'hidden'
  }

  #openArticle(kind: ArticleElement['kind'], parent: number): number {
    return this.articles.push({ kind, parent }) - 1
  }

  #readMeta(tag: Token.TagToken): void {
    const name = attribute(tag, 'property') ?? attribute(tag, 'itemprop') ?? attribute(tag, 'name') ?? ''
    this.facts.readMeta(name, attribute(tag, 'content') ?? '')
  }

  #readPicture(tag: Token.TagToken): void {
    const alt = attribute(tag, 'alt') ?? ''
    const description = /\S/.test(alt) ? alt : null
    const picture = pictureAddress(tag)
    if (picture === 'embedded') this.facts.hasEmbeddedImages = true
    else if (picture !== null)
      this.collector.addFile({ kind: 'image', url: picture.url, name: description }, this.#current())
    if (description !== null) this.collector.addPicture(description, this.#current())
  }

  #readFrame(tag: Token.TagToken): void {
    const url = framedFile(tag)
    if (url !== null) this.collector.addFile({ kind: 'attachment', url, name: null }, this.#current())
  }
}

function linkedFile(tag: Token.TagToken): LineFile | null {
  const url = fileAddress(tag)
  return url === null ? null : { kind: 'attachment', url, name: null }
}

/** Whether a link works on any page; links to scripts and paths of the old site become plain text. */
function readHref(tag: Token.TagToken): string | null {
  const href = attribute(tag, 'href')?.trim() ?? ''
  if (href.length > maxHrefCharacters || !/^(?:https?:\/\/|mailto:)/i.test(href) || !URL.canParse(href))
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
