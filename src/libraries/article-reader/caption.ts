import { opensWithTime } from './event-date.ts'
import { fold } from './text-forms.ts'
import { copiesTitle } from './title-words.ts'
import { isContent, type ClassifiedLine } from './classified-line.ts'
import { isStopped, wordCount } from './prose.ts'

const maxCaptionCharacters = 500
const minLeadCharacters = 120
const labelPattern = /^\(?(?:anh|trong anh|hinh|hinh anh)(?: \d+)?(?: minh hoa| tu lieu)?\s*:/
const listMark = /^(?:[-+*•]|\(?[ivx\d]{1,4}[.)/]|[a-z][.)])\s?/
// Words that open a report, other than a time.
const reportOpening =
  /^(?:thuc hien|nham|nhan (?:dip|ky niem)|vua qua|trong khong khi|tiep tuc|duoc su|can cu|huong toi|sau)\b/

/**
 * Finds the caption of the cover picture, or -1: the line that the markup marks; else the first line of the article, if
 * it does not end as a sentence and a paragraph follows; else the alternative text of a picture.
 */
export function findCaption(lines: ClassifiedLine[], start: number, end: number, title: string): number {
  const inArticle = (at: number): boolean => at > start && at < end
  const marked = lines.findIndex(
    ({ line, rule }, at) => inArticle(at) && line.mark === 'caption' && rule === null,
  )
  if (marked !== -1) return marked
  const first = lines.findIndex(
    (classified, at) =>
      inArticle(at) &&
      isContent(classified) &&
      (classified.byline?.evidence ?? 'plain') === 'plain' &&
      classified.line.key !== title &&
      !copiesTitle(classified.line, title),
  )
  const [line, next] = [lines[first], lines.slice(first + 1, end).find((classified) => isContent(classified))]
  if (line !== undefined && next !== undefined && isCaption(line, next)) return first
  return lines.findIndex(
    ({ line: image }, at) => inArticle(at) && isDescription(image.mark, image.shown, image.key, title),
  )
}

function isCaption(classified: ClassifiedLine, next: ClassifiedLine): boolean {
  const { line } = classified
  if (line.mark !== 'plain' || line.prefix !== '' || line.text.length > maxCaptionCharacters || !next.prose)
    return false
  if (labelPattern.test(line.key)) return true
  const opening = line.key.slice(0, 80)
  if (classified.prose || isStopped(line.shown) || line.shown.endsWith(',') || wordCount(line.shown, 4) < 4)
    return false
  if (opensWithTime(line.key) || listMark.test(opening) || line.shown === line.shown.toUpperCase())
    return false
  // A lead that lacks its full stop.
  if (line.text.length >= minLeadCharacters && reportOpening.test(opening)) return false
  return !next.line.afterBlank || opensReport(next)
}

function opensReport({ line }: ClassifiedLine): boolean {
  const opening = line.key === '' ? fold(line.shown.slice(0, 120)) : line.key
  return opensWithTime(opening) || reportOpening.test(opening)
}

// What social networks write below pictures by themselves, and the names of their buttons.
const networkText =
  /^(?:co the la (?:hinh |mot )?(?:anh|hinh)|khong co mo ta anh|(?:hinh )?anh co the co|may be an? |no photo description|image may contain)|\b(?:facebook|zalo|twitter|youtube|instagram|messenger|tiktok|google)\b/

/** Whether an alternative text describes the picture: many sites repeat the title there, or the name of the file. */
function isDescription(mark: string, shown: string, key: string, title: string): boolean {
  return (
    mark === 'image-alt' &&
    key !== title &&
    wordCount(shown, 4) >= 4 &&
    !networkText.test(key) &&
    !/\.(?:jpe?g|png|gif|webp|bmp)$/.test(key)
  )
}
