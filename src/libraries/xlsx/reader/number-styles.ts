import type { Archive } from './archive.ts'
import { digitFormatter, type DigitFormatter } from './digit-formats.ts'
import { readXml } from './xml.ts'

/** Whether an id is a built-in format of dates and times (ECMA-376 part 1, 18.8.30), including those of East Asia. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

const maxPartBytes = 16 * 1_048_576

/** A format without texts and conditions. */
const bareFormat = (code: string) =>
  code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|[_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')

/** Whether a format shows numbers as dates: it has a day, month, year or hour outside texts and conditions. */
export function isDateFormat(code: string): boolean {
  const bare = bareFormat(code)
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare)
}

/** The id of the built-in format of a month (Mar-80). */
const builtInMonth = 17

/** What a format shows of a day, if it leaves out the day of the month. */
function shownPart(id: number, code: string | undefined): ShownPart | undefined {
  if (code === undefined) return id === builtInMonth ? 'month' : undefined
  const bare = bareFormat(code)
  if (/[dhs]/i.test(bare) || !/y/i.test(bare)) return undefined
  return /m/i.test(bare) ? 'month' : 'year'
}

/** What is shown of a day: its month, or its year alone. */
export type ShownPart = 'month' | 'year'

/** The cell styles, by index, that show numbers as something else. */
export interface NumberStyles {
  /** Styles that show numbers as dates. */
  dates: ReadonlySet<number>
  /** Those of them that do not show the day of the month. */
  parts: ReadonlyMap<number, ShownPart>
  /** Styles that show numbers as codes with leading zeros. */
  digits: ReadonlyMap<number, DigitFormatter>
  /** Styles with an old font that shows small letters as capitals. */
  capitals: ReadonlySet<number>
}

/** The names of such fonts: `.VnTimeH`, `.VnArialH`. */
const fontOfCapitals = /^\.Vn\w*H$/i

/** Reads the number formats and the fonts of a workbook, as far as they change what cells show. */
export async function numberStylesOf(archive: Archive, partPath: string | undefined): Promise<NumberStyles> {
  const dates = new Set<number>()
  const parts = new Map<number, ShownPart>()
  const digits = new Map<number, DigitFormatter>()
  const capitals = new Set<number>()
  if (partPath === undefined || !archive.has(partPath)) return { dates, parts, digits, capitals }
  let isInFonts = false
  let font = -1
  const fontsOfCapitals = new Set<number>()
  const formats = new Map<number, string>()
  let isInStyles = false
  let at = 0
  const addStyle = (id: number, fontId: number) => {
    if (fontsOfCapitals.has(fontId)) capitals.add(at)
    const format = formats.get(id)
    const show = format === undefined ? undefined : digitFormatter(format)
    if (isBuiltInDate(id) || (format !== undefined && isDateFormat(format))) {
      dates.add(at)
      const part = shownPart(id, format)
      if (part !== undefined) parts.set(at, part)
    } else if (show !== undefined) digits.set(at, show)
    at++
  }
  await readXml(archive.read(partPath, maxPartBytes), {
    open: (name, { numFmtId = '0', formatCode = '', fontId = '0', val = '' }) => {
      if (name === 'numFmt') formats.set(Number(numFmtId), formatCode)
      if (name === 'fonts') isInFonts = true
      if (name === 'font' && isInFonts) font++
      if (name === 'name' && isInFonts && fontOfCapitals.test(val)) fontsOfCapitals.add(font)
      if (name === 'cellXfs') isInStyles = true
      if (name === 'xf' && isInStyles) addStyle(Number(numFmtId), Number(fontId))
    },
    close: (name) => {
      if (name === 'cellXfs') isInStyles = false
      if (name === 'fonts') isInFonts = false
    },
    text: () => {},
    completed: 0,
  })
  return { dates, parts, digits, capitals }
}
