import type { Archive } from './archive.ts'
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

/** The numbers of the cell styles that show numbers as dates. */
export async function dateStylesOf(archive: Archive, place: string | undefined): Promise<Set<number>> {
  const styles = new Set<number>()
  if (place === undefined || !archive.has(place)) return styles
  const dateFormats = new Set<number>()
  let isInStyles = false
  let at = 0
  await readXml(archive.read(place, mostBytes), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt' && isDateFormat(formatCode)) dateFormats.add(Number(numFmtId))
      if (name === 'cellXfs') isInStyles = true
      if (name !== 'xf' || !isInStyles) return
      const id = Number(numFmtId)
      if (builtIn(id) || dateFormats.has(id)) styles.add(at)
      at++
    },
    close: (name) => {
      if (name === 'cellXfs') isInStyles = false
    },
    text: () => {},
    finished: 0,
  })
  return styles
}
