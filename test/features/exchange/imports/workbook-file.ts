import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { Readable } from 'node:stream'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Parts of a workbook that a test writes itself. */
export interface WorkbookParts {
  /** The content of `sheetData` by sheet name, or a complete sheet. */
  sheets: Record<string, string>
  strings?: string
  styles?: string
  /** Attributes of `workbookPr`. */
  properties?: string
  /** Further parts, or replacements of the default ones. */
  more?: Record<string, string | Buffer>
  /** Whether the archive compresses the parts; true by default. */
  compress?: boolean
}

export const sheetXml = (rows: string, after = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>${rows}</sheetData>${after}</worksheet>`

const relationships = (...list: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="${packages}">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

function partsOf({ sheets, strings, styles, properties = '', more = {} }: WorkbookParts) {
  const names = Object.keys(sheets)
  const list = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const parts: Record<string, string | Buffer> = {
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${properties}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ...names.map((_, at): [string, string, string] => [
        `rId${at + 1}`,
        'worksheet',
        `worksheets/sheet${at + 1}.xml`,
      ]),
      ['rId90', 'sharedStrings', 'sharedStrings.xml'],
      ['rId91', 'styles', '/xl/styles.xml'],
    ),
  }
  for (const [at, name] of names.entries()) {
    const text = sheets[name]!
    parts[`xl/worksheets/sheet${at + 1}.xml`] = text.includes('sheetData') ? text : sheetXml(text)
  }
  if (strings !== undefined) parts['xl/sharedStrings.xml'] = `<sst xmlns="${main}">${strings}</sst>`
  if (styles !== undefined) parts['xl/styles.xml'] = `<styleSheet xmlns="${main}">${styles}</styleSheet>`
  return { ...parts, ...more }
}

/** A workbook of the given parts. */
export async function workbookFile(parts: WorkbookParts): Promise<Buffer> {
  return await zipArchive(partsOf(parts), parts.compress)
}

/** An archive of any parts. */
export async function zipArchive(parts: Record<string, string | Buffer>, compress = true): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [place, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), place, { compress })
  }
  zip.end()
  return await buffer(zip.outputStream as Readable)
}

/** A row of inline texts. */
export const textRowXml = (line: number, ...texts: string[]): string =>
  `<row r="${line}">${texts.map((text, at) => `<c r="${String.fromCharCode(65 + at)}${line}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
