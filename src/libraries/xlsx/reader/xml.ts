import { SaxesParser } from 'saxes'
import { XlsxError } from './xlsx-error.ts'

/** The attributes of an element by their names without prefixes. */
export type Attributes = Readonly<Record<string, string>>

/** What is told of a document as it is read. Names come without prefixes. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
  /** How many rows, texts and the like are complete: between two of them only so much is read. */
  finished: number
}

/** The longest row or text, as it is written in the document. */
const longestItem = 16 * 1_048_576

/** More than any element of a workbook has. */
const mostAttributes = 1_000

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function parserFor(handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser()
  let attributeCount = 0
  parser.on('opentagstart', () => {
    attributeCount = 0
  })
  parser.on('attribute', () => {
    attributeCount += 1
    if (attributeCount > mostAttributes) throw new XlsxError({ code: 'too_many', what: 'attributes' })
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
 * Reads a document, telling the handler of it; gives way after each portion of bytes, so that what was told can be
 * taken. Entities of a document type are not replaced.
 * @throws XlsxError for what is not well-formed or not in UTF-8, and for an item that does not end
 */
export async function* feedXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = parserFor(handler)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let { finished } = handler
  let since = 0
  for await (const chunk of bytes) {
    since = handler.finished === finished ? since + chunk.length : chunk.length
    ;({ finished } = handler)
    if (since > longestItem) throw new XlsxError({ code: 'row_too_long' })
    tell(() => parser.write(decoder.decode(chunk, { stream: true })))
    yield
  }
  tell(() => parser.write(decoder.decode()).close())
  yield
}

function tell(read: () => void): void {
  try {
    read()
  } catch (error) {
    if (error instanceof XlsxError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new XlsxError({ code: 'invalid_xml', message: message.slice(0, 100) })
  }
}

/** Reads a document to its end. */
export async function readXml(bytes: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of feedXml(bytes, handler)) {
    // the handler has it
  }
}
