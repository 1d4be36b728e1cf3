import { opensWithPosition } from './affiliation.ts'
import { isFullName, isPenName } from './byline-person.ts'
import { readByline } from './byline.ts'
import { isProvince } from './place-names.ts'
import { saysDay } from './posting-date.ts'
import { isSectionName } from './section-name.ts'
import { isProse } from './prose.ts'
import { sourceLine, type Mark, type SourceLine } from './source-line.ts'
import { fold } from './text-forms.ts'

const minTitleCharacters = 20
const minLeadCharacters = 80
const maxAffiliationCharacters = 80
const authorLabel = /^(?:tac gia(?: bai viet)?|nguoi viet|tin(?:,| va) anh|bai(?:,| va) anh|tin bai)\s*:$/
const datedTitle = /^(.{20,300}?)\s*\(([^()]{8,40})\)$/u
const namedDate =
  /^(\p{Lu}[\p{L} ]{4,40}?)(?:\s*[|–-])?\s*((?:\d{1,2}:\d{2},? )?\d{1,2}[/-]\d{1,2}[/-]\d{4}.{0,20})$/u
const tooledTitle =
  /^(.{20,300}?)\s+(In trang|In bài(?: viết)?(?: này)?|Bản in|In ra|Print|Đọc bài(?: viết)?|Gửi email)$/u
const clock = /\d{1,2}[:h]\d{2}/
const unit =
  /^(?:Trường|Khoa|Phòng|Ban|Viện|Học viện|Trung tâm|Đại học|Sở|Bộ|Huyện ủy|Tỉnh ủy|Thành ủy|Đảng ủy|Văn phòng|Tạp chí|Cục|Vụ)\s\p{L}/u
// Words that end no title, and words that begin none.
const openEnd =
  / (?:to chuc|thanh lap|trien khai|tham gia|ve|cua|va|cho|tai|trong|voi|tu|den|la|theo|lan thu)$/
const openStart =
  /^(?:va|cua|ve|trong|tai|cho|nam \d|nam hoc|lan thu|nhiem ky|giai doan|voi|theo|tren dia ban|nhan dip|chao mung|thanh cong tot dep) /
const maxTitleCharacters = 400
const outside = new Set<Mark>(['site', 'hidden', 'outside', 'document-title', 'image-alt'])

/**
 * Puts right how old sites cut the lines around a title: the label of an author and the name below it are one line, a name
 * and the unit below it are one, and a title is apart from the date or the button that stands in its line.
 */
export function topLines(lines: SourceLine[]): SourceLine[] {
  const whole = joinPairs(lines, isLabelled)
  const top = topOf(whole)
  const head = joinPairs(joinPairs(whole.slice(0, top), isCapitalTitle), isAffiliated)
  return [...splitNames(splitTitles(head, whole[top])), ...whole.slice(top)]
}

/** The number of lines above the first running text. */
function topOf(lines: SourceLine[]): number {
  const found = lines.findIndex(
    (line) => isProse(line) && !outside.has(line.mark) && line.text.length >= minLeadCharacters,
  )
  return found === -1 ? lines.length : found
}

function joinPairs(
  lines: SourceLine[],
  joined: (line: SourceLine, next: SourceLine) => string | null,
): SourceLine[] {
  const result: SourceLine[] = []
  for (const line of lines) {
    const last = result.at(-1)
    const text = last === undefined || last.mark !== line.mark ? null : joined(last, line)
    if (last === undefined || text === null) result.push(line)
    else result[result.length - 1] = sourceLine(text, last.afterBlank, { ...last, ...textOf(text) })
  }
  return result
}

function textOf(text: string): Pick<SourceLine, 'text' | 'shown' | 'key'> {
  const { shown, key } = sourceLine(text, false)
  return { text, shown, key }
}

/** "Tác giả:" and the name below it, as the fields of Drupal have them. */
function isLabelled(line: SourceLine, next: SourceLine): string | null {
  if (!authorLabel.test(line.key)) return null
  const text = `${line.text} ${next.text}`
  return readByline(sourceLine(text, true))?.evidence === 'labelled' ? text : null
}

/** "ThS. Trần Văn An" and "Trường Chính trị tỉnh" below it, as magazines have them above the text. */
function isAffiliated(line: SourceLine, next: SourceLine): string | null {
  const byline = readByline(line)
  const person = byline?.people[0]
  const isUnit =
    unit.test(next.shown) && next.text.length <= maxAffiliationCharacters && !/[\d:.!?]/.test(next.shown)
  if (byline?.people.length !== 1 || readByline(next) !== null || person?.unit !== null) return null
  if (byline.evidence === 'titled') return isUnit ? `${line.text}, ${next.text}` : null
  // "Trần Văn An" and "Phó Viện trưởng" below it
  const isPosition = isFullName(person) && opensWithPosition(next.shown)
  return byline.evidence === 'plain' && isPosition && next.text.length <= maxAffiliationCharacters
    ? `${line.text}, ${next.text}`
    : null
}

/** A title in capitals that goes on in the next line: "... TỔ CHỨC", "LỄ KHAI GIẢNG NĂM HỌC MỚI". */
function isCapitalTitle(line: SourceLine, next: SourceLine): string | null {
  const isCapital = [line, next].every(
    ({ shown, prefix }) => prefix === '' && shown === shown.toUpperCase() && /\p{Lu}{2}/u.test(shown),
  )
  if (!isCapital || next.afterBlank || line.text.length + next.text.length > maxTitleCharacters) return null
  return openEnd.test(line.key) || openStart.test(next.key) ? `${line.text} ${next.text}` : null
}

/** Parts the only title that ends with a date in brackets, and one that ends with a button directly above its date. */
function splitTitles(lines: SourceLine[], below: SourceLine | undefined): SourceLine[] {
  const dated = lines.map((line) => (outside.has(line.mark) ? null : datedParts(line)))
  const isOnly = dated.filter((parts) => parts !== null).length === 1
  return lines.flatMap((line, at) => {
    const next = lines[at + 1] ?? below
    const tooled = isShort(line) ? tooledTitle.exec(line.text) : null
    const parts =
      (isOnly ? dated[at] : null) ??
      (tooled !== null && next !== undefined && saysDay(next.key) ? tooled.slice(1) : null)
    if (parts === null || parts === undefined) return [line]
    const [title = '', rest = ''] = parts
    return [{ ...line, ...textOf(title), links: [] }, sourceLine(rest, false, { mark: plainOf(line.mark) })]
  })
}

/**
 * Parts a name and the date beside it, if only one line has both: rows of names and days of birth are a table. A pen name
 * has a clock behind it, as no day of birth has.
 */
function splitNames(lines: SourceLine[]): SourceLine[] {
  const found = lines.map((line) =>
    line.mark === 'plain' && isShort(line) && !saysDay(line.key) ? namedDate.exec(line.text) : null,
  )
  const isNamed = (match: RegExpExecArray | null): match is RegExpExecArray => {
    const [, name = '', date = ''] = match ?? []
    const person = readByline(sourceLine(name, true))?.people[0]
    const isPerson = person !== undefined && isFullName(person)
    return (isPerson || (clock.test(date) && isWriter(name))) && saysDay(sourceLine(date, false).key)
  }
  if (found.filter((match) => isNamed(match)).length !== 1) return lines
  return lines.flatMap((line, at) => {
    const match = found[at] ?? null
    if (!isNamed(match)) return [line]
    const [, name = '', date = ''] = match
    return [{ ...line, ...textOf(name), mark: 'author' as const }, sourceLine(date, false)]
  })
}

/** Whether a text is a pen name, also one written as one word ("MinhAnh"), and neither a place nor a section. */
function isWriter(name: string): boolean {
  const key = fold(name)
  // Names of sections are often in capitals.
  if (isProvince(name) || isSectionName(key) || name === name.toUpperCase()) return false
  return isPenName(name) || isPenName(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
}

function datedParts(line: SourceLine): string[] | null {
  const match = isShort(line) ? datedTitle.exec(line.text) : null
  if (match === null || line.shown.length < minTitleCharacters) return null
  return saysDay(sourceLine(match[2] ?? '', false).key) ? match.slice(1) : null
}

// The patterns look for blanks from each place of a line: a long one takes long.
const isShort = ({ key }: SourceLine): boolean => key !== ''

const plainOf = (mark: Mark): Mark => (mark === 'heading' ? 'plain' : mark)
