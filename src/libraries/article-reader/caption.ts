import { opensWithTime } from './event-date.ts'
import { fold } from './folding.ts'
import { isContent, type KnownLine } from './line-kinds.ts'
import { isStopped, wordCount } from './prose.ts'

const LONGEST_CAPTION = 500
const LABEL = /^\(?(?:anh|trong anh|hinh|hinh anh)(?: \d+)?(?: minh hoa| tu lieu)?\s*:/
const LIST_MARK = /^(?:[-+*•]|\(?[ivx\d]{1,4}[.)/]|[a-z][.)])\s?/
// How reports begin, beside the time itself.
const REPORT_OPENING =
  /^(?:thuc hien|nham|nhan dip|vua qua|trong khong khi|tiep tuc|duoc su|can cu|huong toi|sau)\b/

/**
 * The line that describes the cover picture, or -1: what the markup says; else the first line of the article, when
 * it does not end as a sentence and a paragraph follows it; else the text a picture shows to those who cannot see it.
 */
export function findCaption(lines: KnownLine[], start: number, end: number, title: string): number {
  const inArticle = (at: number): boolean => at > start && at < end
  const marked = lines.findIndex(
    ({ line, rule }, at) => inArticle(at) && line.mark === 'caption' && rule === null,
  )
  if (marked !== -1) return marked
  const first = lines.findIndex(
    (known, at) => inArticle(at) && isContent(known) && known.byline?.sureness !== 'labelled',
  )
  const [line, next] = [lines[first], lines.slice(first + 1, end).find((known) => isContent(known))]
  if (line !== undefined && next !== undefined && isCaption(line, next)) return first
  return lines.findIndex(
    ({ line: image }, at) => inArticle(at) && isDescription(image.mark, image.shown, image.key, title),
  )
}

function isCaption(known: KnownLine, next: KnownLine): boolean {
  const { line } = known
  if (line.mark !== 'plain' || line.prefix !== '' || line.text.length > LONGEST_CAPTION || !next.prose)
    return false
  if (LABEL.test(line.key)) return true
  const opening = line.key.slice(0, 80)
  if (known.prose || isStopped(line.shown) || line.shown.endsWith(',') || wordCount(line.shown, 4) < 4)
    return false
  if (opensWithTime(line.key) || LIST_MARK.test(opening) || line.shown === line.shown.toUpperCase())
    return false
  return !next.line.afterBlank || opensReport(next)
}

function opensReport({ line }: KnownLine): boolean {
  const opening = line.key === '' ? fold(line.shown.slice(0, 120)) : line.key
  return opensWithTime(opening) || REPORT_OPENING.test(opening)
}

/** Many sites repeat the title there, or the name of the file. */
function isDescription(mark: string, shown: string, key: string, title: string): boolean {
  return (
    mark === 'image-alt' &&
    key !== title &&
    wordCount(shown, 4) >= 4 &&
    !/\.(?:jpe?g|png|gif|webp|bmp)$/.test(key)
  )
}
