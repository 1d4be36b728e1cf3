import { SaxesParser } from 'saxes'
import { XlsxError } from './xlsx-error.ts'

/** The attributes of an element, by name without prefix. */
export type Attributes = Readonly<Record<string, string>>

/** The events of a document as it is parsed. Names have no prefixes. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
  /** Count of complete items (rows, texts): the size of each is limited. */
  completed: number
}

/** The longest row or text in the document. */
const maxItemBytes = 16 * 1_048_576

/** More than any element of a workbook has. */
const maxAttributes = 1_000

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function parserFor(handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser()
  let attributeCount = 0
  parser.on('opentagstart', () => {
    attributeCount = 0
  })
  parser.on('attribute', () => {
    attributeCount += 1
    if (attributeCount > maxAttributes) throw new XlsxError({ code: 'too_many', what: 'attributes' })
  })
  parser.on('opentag', ({ name, attributes }) => {
    const local = Object.entries(attributes).map(([key, value]) => [localName(key), String(value)])
    handler.open(localName(name), Object.fromEntries(local) as Attributes)
  })
  parser.on('closetag', ({ name }) => handler.close(localName(name)))
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  return parser
}

/**
 * Parses a document and calls the handler; yields after each chunk, so that the caller can take what the handler
 * collected. Entities of a document type are not expanded.
 * @throws XlsxError for XML that is not well-formed or not UTF-8, and for an item over the limit
 */
export async function* feedXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = parserFor(handler)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let { completed } = handler
  let itemBytes = 0
  for await (const chunk of bytes) {
    itemBytes = handler.completed === completed ? itemBytes + chunk.length : chunk.length
    ;({ completed } = handler)
    if (itemBytes > maxItemBytes) throw new XlsxError({ code: 'row_too_long' })
    parse(() => parser.write(decoder.decode(chunk, { stream: true })))
    yield
  }
  parse(() => parser.write(decoder.decode()).close())
  yield
}

function parse(read: () => void): void {
  try {
    read()
  } catch (error) {
    if (error instanceof XlsxError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new XlsxError({ code: 'invalid_xml', message: message.slice(0, 100) })
  }
}

/** Parses a whole document. */
export async function readXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of feedXml(bytes, handler)) {
    // the handler collects the events
  }
}
