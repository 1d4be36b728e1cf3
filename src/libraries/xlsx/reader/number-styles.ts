import type { Archive } from './archive.ts'
import { shownDigits, type ShowDigits } from './digit-formats.ts'
import { readXml } from './xml.ts'

/** The formats that every workbook has for dates and times (ECMA-376 part 1, 18.8.30), those of East Asia too. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

const mostBytes = 16 * 1_048_576

/** Whether numbers in a format are shown as dates: it has a day, month, year or hour outside texts and conditions. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|[_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare)
}

/** The cell styles, by number, under which a number is more than itself. */
export interface NumberStyles {
  /** Those that show numbers as dates. */
  dates: ReadonlySet<number>
  /** Those that show numbers as codes, whose zeros count. */
  digits: ReadonlyMap<number, ShowDigits>
}

/** What a workbook says of how its numbers are shown. */
export async function numberStylesOf(archive: Archive, place: string | undefined): Promise<NumberStyles> {
  const dates = new Set<number>()
  const digits = new Map<number, ShowDigits>()
  if (place === undefined || !archive.has(place)) return { dates, digits }
  const formats = new Map<number, string>()
  let isInStyles = false
  let at = 0
  const addStyle = (id: number) => {
    const format = formats.get(id)
    const show = format === undefined ? undefined : shownDigits(format)
    if (builtIn(id) || (format !== undefined && isDateFormat(format))) dates.add(at)
    else if (show !== undefined) digits.set(at, show)
    at++
  }
  await readXml(archive.read(place, mostBytes), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') formats.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') isInStyles = true
      if (name === 'xf' && isInStyles) addStyle(Number(numFmtId))
    },
    close: (name) => {
      if (name === 'cellXfs') isInStyles = false
    },
    text: () => {},
    finished: 0,
  })
  return { dates, digits }
}
