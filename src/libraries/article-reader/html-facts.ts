import { readMachineDate } from './posting-date.ts'
import { clean, fold } from './text-forms.ts'

/** What the markup of a page says to machines. */
export type PageFacts = {
  /** The posting date, `YYYY-MM-DD`. */
  day: string | null
  /** Titles of the article, folded. */
  titles: string[]
  /** The steps of the path from the home page. */
  path: string[]
  /** The section under which the page is filed. */
  category: string | null
  /** Who wrote the page, as JSON-LD says; accounts of a website are left out. */
  author: string | null
  /** The address to which its links are relative. */
  address: string | null
  /** The address of the page itself. */
  canonical: string | null
  hasEmbeddedImages: boolean
}

const dayNames =
  /^(?:article:published_time|og:published_time|datepublished|pubdate|publishdate|publish_date|dc\.date(?:\.(?:issued|created))?|dcterms\.(?:created|date|issued)|date)$/i
const titleNames = /^(?:og:title|twitter:title|headline|dc\.title|title)$/i
const maxJsonCharacters = 200_000
const maxJsonValues = 5000
const maxCrumbCharacters = 1000
const maxCrumbs = 50
// One title of a post names the page; several are a list.
const maxEntryTitles = 2

/** Collects the facts of a page while its elements are read. */
export class FactReader {
  readonly #titles: string[] = []
  readonly #crumbs: string[] = []
  readonly #jsonPath: string[] = []
  #crumb = ''
  #metaDay: string | null = null
  #jsonDay: string | null = null
  #timeDay: string | null = null
  #siteName: string | null = null
  readonly #entryTitles: string[] = []
  #category = ''
  #isCategoryRead = false
  #section: string | null = null
  #author: string | null = null
  #base: string | null = null
  #canonical: string | null = null
  #savedFrom: string | null = null
  hasEmbeddedImages = false

  readMeta(name: string, content: string): void {
    if (dayNames.test(name)) this.#metaDay ??= readMachineDate(content)
    if (titleNames.test(name)) this.#addTitle(content)
    if (/^og:site_name$/i.test(name)) this.#siteName = fold(content)
    if (/^article:section$/i.test(name)) this.#section ??= clean(content)
    if (/^og:url$/i.test(name)) this.#canonical ??= webAddress(content)
  }

  readBase(href: string): void {
    this.#base ??= webAddress(href)
  }

  /** Reads the note of a browser about a page that it saved. */
  readComment(text: string): void {
    const match = /^\s*saved from url=\(\d{1,5}\)(\S{1,2000})\s*$/i.exec(text)
    if (match !== null) this.#savedFrom ??= webAddress(match[1] ?? '')
  }

  readCanonical(href: string): void {
    this.#canonical ??= webAddress(href)
  }

  readTime(datetime: string): void {
    this.#timeDay ??= readMachineDate(datetime)
  }

  /** Adds text of the section under which the page is filed: the first one. */
  readCategory(text: string): void {
    if (!this.#isCategoryRead && this.#category.length < maxCrumbCharacters) this.#category += text
  }

  /** Begins the title of a post. */
  openEntryTitle(): void {
    if (this.#entryTitles.length < maxEntryTitles) this.#entryTitles.push('')
  }

  /** Adds text to the title of a post. */
  readEntryTitle(text: string): void {
    const last = this.#entryTitles.length - 1
    const title = this.#entryTitles[last] ?? ''
    if (last >= 0 && title.length < maxCrumbCharacters) this.#entryTitles[last] = title + text
  }

  /** Adds text in the path from the home page. */
  readCrumb(text: string): void {
    if (this.#crumb.length < maxCrumbCharacters) this.#crumb += text
  }

  /** Ends a text in the path, as the edge of every element does. */
  endCrumb(): void {
    if (/\p{L}/u.test(this.#category)) this.#isCategoryRead = true
    const shown = clean(this.#crumb)
    this.#crumb = ''
    if (/[\p{L}\p{N}]/u.test(shown) && this.#crumbs.length < maxCrumbs) this.#crumbs.push(shown)
  }

  /** Reads JSON-LD: the posting date, the headline, the author, the section and the path from the home page. */
  readJson(source: string): void {
    if (source.length > maxJsonCharacters) return
    let found: unknown
    try {
      found = JSON.parse(source)
    } catch {
      return
    }
    const open: unknown[] = [found]
    for (let count = 0; open.length > 0 && count < maxJsonValues; count += 1) {
      const value = open.shift()
      if (Array.isArray(value)) open.push(...value.slice(0, maxJsonValues))
      else if (isObject(value)) {
        this.#readObject(value)
        open.push(...Object.values(value))
      }
    }
  }

  #readObject(value: Record<string, unknown>): void {
    const { datePublished, headline, itemListElement } = value
    if (typeof datePublished === 'string') this.#jsonDay ??= readMachineDate(datePublished)
    if (typeof headline === 'string') {
      this.#addTitle(headline)
      this.#author ??= authorOf(value['author'])
      const section = value['articleSection']
      if (typeof section === 'string') this.#section ??= clean(section)
    }
    if (value['@type'] !== 'BreadcrumbList' || !Array.isArray(itemListElement)) return
    for (const element of itemListElement.slice(0, 20)) {
      if (!isObject(element)) continue
      const name = element['name'] ?? (isObject(element['item']) ? element['item']['name'] : undefined)
      if (typeof name === 'string') this.#jsonPath.push(clean(name))
    }
  }

  #addTitle(content: string): void {
    const key = fold(content)
    if (key !== '') this.#titles.push(key)
  }

  get #allTitles(): string[] {
    const [entry, other] = this.#entryTitles
    return entry === undefined || other !== undefined ? this.#titles : [...this.#titles, fold(entry)]
  }

  get facts(): PageFacts {
    return {
      day: this.#metaDay ?? this.#jsonDay ?? this.#timeDay,
      titles: this.#allTitles.filter((title) => title !== '' && title !== this.#siteName),
      category: clean(this.#category) || this.#section || null,
      author: this.#author,
      path: this.#crumbs.length > 0 ? this.#crumbs : this.#jsonPath,
      address: this.#base ?? this.#canonical ?? this.#savedFrom,
      canonical: this.#canonical ?? this.#savedFrom,
      hasEmbeddedImages: this.hasEmbeddedImages,
    }
  }
}

/** The one person whom JSON-LD names as author. A WordPress account has a page of its own posts. */
function authorOf(value: unknown): string | null {
  const author: unknown = Array.isArray(value) ? value[0] : value
  if (typeof author === 'string') return clean(author) || null
  if (!isObject(author) || (author['@type'] ?? 'Person') !== 'Person') return null
  const isAccount = [author['url'], author['@id']].some(
    (address) => typeof address === 'string' && /\/author\/|#\/schema\/person\/|\?author=/.test(address),
  )
  const name = author['name']
  return isAccount || typeof name !== 'string' ? null : clean(name) || null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function webAddress(href: string): string | null {
  const url = href.trim()
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : null
}
