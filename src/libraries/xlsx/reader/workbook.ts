import path from 'node:path'
import type { Archive } from './archive.ts'
import { XlsxError } from './xlsx-error.ts'
import { readXml, type Attributes } from './xml.ts'

/** What a workbook says of itself. */
export interface Workbook {
  /** Where the sheet is that is to be read. */
  sheet: string
  /** Where the texts are that cells share; undefined where there are none. */
  strings: string | undefined
  styles: string | undefined
  /** Days are counted from 1904, as on old Macintoshes. */
  isFrom1904: boolean
}

interface Relationship {
  type: string
  target: string
}

/** Parts that only say what is where are small. */
const mostBytes = 16 * 1_048_576

/** The start tags of a part. */
async function tagsOf(archive: Archive, place: string): Promise<[string, Attributes][]> {
  const tags: [string, Attributes][] = []
  const nothing = () => {}
  await readXml(archive.read(place, mostBytes), {
    open: (name, attributes) => tags.push([name, attributes]),
    close: nothing,
    text: nothing,
    finished: 0,
  })
  return tags
}

/** What a part names by ids, with places counted from the root of the archive. */
async function relationshipsOf(archive: Archive, part: string): Promise<Map<string, Relationship>> {
  const folder = path.posix.dirname(part)
  const place = path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`)
  const found = new Map<string, Relationship>()
  if (!archive.has(place)) return found
  for (const [name, { Id: id = '', Type: type = '', Target: target = '' }] of await tagsOf(archive, place)) {
    if (name !== 'Relationship') continue
    const from = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target)
    // the standard and its stricter variant have other namespaces for the same kinds
    found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: from })
  }
  return found
}

const targetOf = (relationships: ReadonlyMap<string, Relationship>, type: string): string | undefined =>
  [...relationships.values()].find((each) => each.type === type)?.target

/** The sheet that is named, else the first one that is shown. */
function chosen(sheets: readonly Attributes[], named: string | null): Attributes {
  const shown = sheets.find(({ state }) => state === undefined || state === 'visible')
  const further = named === null && sheets.find(({ name }) => name === `${shown?.name} 2`)?.name
  if (further) throw new XlsxError({ code: 'several_sheets', first: shown?.name ?? '', second: further })
  const found =
    named === null ? (shown ?? sheets[0]) : sheets.find(({ name }) => name?.trim() === named.trim())
  if (found !== undefined) return found
  if (sheets.length === 0) throw new XlsxError({ code: 'no_sheets' })
  throw new XlsxError({
    code: 'unknown_sheet',
    name: named ?? '',
    names: sheets.map(({ name }) => name ?? ''),
  })
}

/** Finds out what is where in a workbook. @throws XlsxError for a sheet that is not there, and for another kind of archive */
export async function readWorkbook(archive: Archive, named: string | null): Promise<Workbook> {
  const place = targetOf(await relationshipsOf(archive, ''), 'officeDocument')
  if (place === undefined || !archive.has(place)) throw new XlsxError({ code: 'other_archive' })
  const tags = await tagsOf(archive, place)
  const relationships = await relationshipsOf(archive, place)
  const sheets = tags.filter(([name]) => name === 'sheet').map(([, attributes]) => attributes)
  const { id = '' } = chosen(sheets, named)
  const sheet = relationships.get(id)
  if (sheet === undefined || sheet.type !== 'worksheet') throw new XlsxError({ code: 'missing_sheet' })
  const [, { date1904 = '0' } = {}] = tags.find(([name]) => name === 'workbookPr') ?? []
  return {
    sheet: sheet.target,
    strings: targetOf(relationships, 'sharedStrings'),
    styles: targetOf(relationships, 'styles'),
    isFrom1904: date1904 === '1' || date1904 === 'true',
  }
}
