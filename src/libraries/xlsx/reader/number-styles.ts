import type { Archive } from './archive.ts'
import { digitFormatter, type DigitFormatter } from './digit-formats.ts'
import { readXml } from './xml.ts'

/** Whether an id is a built-in format of dates and times (ECMA-376 part 1, 18.8.30), including those of East Asia. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

const maxPartBytes = 16 * 1_048_576

/** Whether a format shows numbers as dates: it has a day, month, year or hour outside texts and conditions. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|[_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare)
}

/** The cell styles, by index, that show numbers as something else. */
export interface NumberStyles {
  /** Styles that show numbers as dates. */
  dates: ReadonlySet<number>
  /** Styles that show numbers as codes with leading zeros. */
  digits: ReadonlyMap<number, DigitFormatter>
}

/** Reads the number formats of a workbook. */
export async function numberStylesOf(archive: Archive, partPath: string | undefined): Promise<NumberStyles> {
  const dates = new Set<number>()
  const digits = new Map<number, DigitFormatter>()
  if (partPath === undefined || !archive.has(partPath)) return { dates, digits }
  const formats = new Map<number, string>()
  let isInStyles = false
  let at = 0
  const addStyle = (id: number) => {
    const format = formats.get(id)
    const show = format === undefined ? undefined : digitFormatter(format)
    if (isBuiltInDate(id) || (format !== undefined && isDateFormat(format))) dates.add(at)
    else if (show !== undefined) digits.set(at, show)
    at++
  }
  await readXml(archive.read(partPath, maxPartBytes), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') formats.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') isInStyles = true
      if (name === 'xf' && isInStyles) addStyle(Number(numFmtId))
    },
    close: (name) => {
      if (name === 'cellXfs') isInStyles = false
    },
    text: () => {},
    completed: 0,
  })
  return { dates, digits }
}
