import { SaxesParser } from 'saxes'
import { WebsiteExportError } from './exported-article.ts'

/** An item of a feed: the texts of its elements by their names, the categories by domain, and the fields of WordPress. */
export interface XmlItem {
  texts: ReadonlyMap<string, string>
  categories: { domain: string | null; name: string }[]
  enclosures: string[]
  /** The values of `wp:postmeta` by their keys. */
  meta: ReadonlyMap<string, string>
}

type OpenItem = { texts: Map<string, string>; meta: Map<string, string> } & Pick<
  XmlItem,
  'categories' | 'enclosures'
>

/**
 * Reads the items of a feed. The parser knows the five entities of XML and characters by number; it has no others, reads
 * no document type and fetches nothing, so that no text can grow.
 */
export function xmlItems(source: string): XmlItem[] {
  const items: XmlItem[] = []
  const parser = new SaxesParser()
  let item: OpenItem | null = null
  let path: string[] = []
  let text = ''
  let category: string | null = null
  let metaKey = ''
  parser.on('error', (error) => {
    // Old sites write HTML entities, which are kept as written; any other error ends the reading.
    if (/undefined entity|unescaped|disallowed character|bare CDATA/i.test(error.message)) return
    throw new WebsiteExportError(`it is no XML: ${error.message}`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    text = ''
    if (name === 'item') {
      item = { texts: new Map(), categories: [], enclosures: [], meta: new Map() }
      path = []
      return
    }
    path.push(name)
    if (name === 'category') category = attributeOf(attributes, 'domain')
    const enclosure = name === 'enclosure' ? attributeOf(attributes, 'url') : null
    if (enclosure !== null) item?.enclosures.push(enclosure)
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('cdata', (part) => {
    text += part
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'item') {
      if (item !== null) items.push(item)
      item = null
      return
    }
    if (item !== null) {
      if (name === 'category' && path.length === 1)
        item.categories.push({ domain: category, name: text.trim() })
      else if (name === 'wp:meta_key') metaKey = text.trim()
      else if (name === 'wp:meta_value') item.meta.set(metaKey, text.trim())
      else if (path.length === 1) item.texts.set(name, text)
    }
    path.pop()
    text = ''
  })
  parser.write(source).close()
  return items
}

function attributeOf(attributes: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = attributes[name]
  return typeof value === 'string' && value !== '' ? value : null
}
