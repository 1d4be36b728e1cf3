import path from 'node:path'
import type { Archive } from './archive.ts'
import { XlsxError } from './xlsx-error.ts'
import { readXml, type Attributes } from './xml.ts'

/** The paths of the parts of a workbook, and its date system. */
export interface Workbook {
  /** Path of the chosen sheet. */
  sheet: string
  /** Path of the shared strings; undefined if there are none. */
  strings: string | undefined
  styles: string | undefined
  /** Whether serial numbers count days from 1904, as on old Macintoshes. */
  isFrom1904: boolean
}

interface Relationship {
  type: string
  target: string
}

/** The largest size of parts that list other parts. */
const maxPartBytes = 16 * 1_048_576

/** The start tags of a part. */
async function tagsOf(archive: Archive, partPath: string): Promise<[string, Attributes][]> {
  const tags: [string, Attributes][] = []
  const nothing = () => {}
  await readXml(archive.read(partPath, maxPartBytes), {
    open: (name, attributes) => tags.push([name, attributes]),
    close: nothing,
    text: nothing,
    completed: 0,
  })
  return tags
}

/** Reads the relationships of a part, by id; targets are paths from the root of the archive. */
async function relationshipsOf(archive: Archive, part: string): Promise<Map<string, Relationship>> {
  const folder = path.posix.dirname(part)
  const partPath = path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`)
  const found = new Map<string, Relationship>()
  if (!archive.has(partPath)) return found
  for (const [name, { Id: id = '', Type: type = '', Target: target = '' }] of await tagsOf(
    archive,
    partPath,
  )) {
    if (name !== 'Relationship') continue
    const from = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target)
    // the standard and its strict variant have different namespaces for the same types
    found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: from })
  }
  return found
}

const targetOf = (relationships: ReadonlyMap<string, Relationship>, type: string): string | undefined =>
  [...relationships.values()].find((each) => each.type === type)?.target

/** The named sheet, or the first visible one. */
function chooseSheet(sheets: readonly Attributes[], named: string | null): Attributes {
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

/** Finds the parts of a workbook. @throws XlsxError for a missing sheet, and for an archive that is no workbook */
export async function readWorkbook(archive: Archive, named: string | null): Promise<Workbook> {
  const partPath = targetOf(await relationshipsOf(archive, ''), 'officeDocument')
  if (partPath === undefined || !archive.has(partPath)) throw new XlsxError({ code: 'other_archive' })
  const tags = await tagsOf(archive, partPath)
  const relationships = await relationshipsOf(archive, partPath)
  const sheets = tags.filter(([name]) => name === 'sheet').map(([, attributes]) => attributes)
  const { id = '' } = chooseSheet(sheets, named)
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
