import { areInitials, isFullName, isPenName, readPeople } from './byline-person.ts'
import type { BylinePerson } from './page-reading.ts'
import type { SourceLine } from './source-line.ts'

/** A line read as a byline, with the evidence for it. */
export type Byline = {
  people: BylinePerson[]
  /**
   * `labelled` ("Bài và ảnh: ...") and `titled` ("ThS. ... - GV khoa ...") lines are certainly bylines; a `plain` name is a
   * byline only at the end of an article, and the name of an `office` only below a text that ends with "./.".
   */
  evidence: 'labelled' | 'titled' | 'plain' | 'office'
}

const maxBylineCharacters = 200
const work =
  '(?:tin bài|bài viết|tin|bài|hình ảnh|ảnh|hình|clip|video|nhóm tác giả|tác giả(?: bài viết)?|người viết|người thực hiện|thực hiện|biên tập|phóng viên|cộng tác viên|ctv|btv|ghi chép|phóng sự|(?:được )?(?:viết )?bởi)'
const labelPattern = new RegExp(String.raw`(?<!\p{L})${work}(?:\s?(?:[,/&+–-]|và)\s?${work})*\s?:`, 'giu')
// Old content systems write this label without a colon.
const writtenBy = /^(?:được )?viết bởi\s+/iu
// "Quỳnh Mai (thực hiện)": the work stands behind the name.
const workBehind = /\s*\((?:thực hiện|ghi|ghi chép|tổng hợp|sưu tầm|lược ghi|biên soạn)\)\.?$/iu
const separators = /^[\s,;|/.()–—-]+|[\s,;|/.(–—-]+$/g
const office =
  /^(?:Ban|Bộ phận|Phòng|Khoa|Tổ|Trung tâm|Văn phòng|Chi bộ|Chi đoàn|Đoàn|Hội|Công đoàn|BBT)\s(?!.*[.!?:;\d])\p{L}[^,]{1,58}$/u
// Actions of people in a picture: a line with one is a caption and no byline.
const action =
  /(?<!\p{L})(?:phát biểu|trao|tặng|chủ trì|khai mạc|bế mạc|chúc mừng|trình bày|tham dự|tại hội nghị|tại buổi|tại lễ)(?!\p{L})/iu

/** Reads a line as a byline; null if it is none. */
export function readByline(line: SourceLine): Byline | null {
  if (line.key === '' || line.shown.length > maxBylineCharacters) return null
  const labelled = readLabelled(line.shown.replace(writtenBy, 'viết bởi: ')) ?? readWorkBehind(line.shown)
  if (labelled !== null) return { people: labelled, evidence: 'labelled' }
  if (action.test(line.shown)) return null
  // A star leads to a footnote that says who the author is.
  const shown = line.shown.replace(/^\((.*)\)$/, '$1').replace(/\s?(?:\(\*{1,3}\)|\*{1,3}|\.)$/, '')
  const people = readPeople(shown, line.mark === 'author' ? 'pen-name' : 'full-name')
  if (people === null) return null
  if (line.mark === 'author') return { people, evidence: 'labelled' }
  if (people.every((person) => person.degree !== null || (person.position !== null && isFullName(person)))) {
    return { people, evidence: 'titled' }
  }
  return people.every((person) => isFullName(person, 2)) ? { people, evidence: 'plain' } : null
}

/** Reads a line that is nothing but a pen name or initials, as newspapers sign; null if it is another line. */
export function readSignature(line: SourceLine): Byline | null {
  const shown = line.shown.replace(/^\((.*)\)$/, '$1')
  if (line.key === '' || line.mark === 'heading') return null
  // two sign together: H.T - N.K
  const joined = shown.split(/\s+[-–]\s+|\s*[,&]\s*/u)
  const isJoined = joined.every((part) => areInitials(part) || (joined.length === 2 && isPenName(part)))
  const names = isJoined ? joined : isPenName(shown) ? [shown] : []
  if (names.length === 0) {
    const isOffice = office.test(shown) && shown !== shown.toUpperCase()
    return isOffice
      ? { people: [{ name: shown, degree: null, position: null, unit: null }], evidence: 'office' }
      : null
  }
  const people = names.map((name) => ({ name, degree: null, position: null, unit: null }))
  return { people, evidence: 'plain' }
}

function readWorkBehind(shown: string): BylinePerson[] | null {
  return workBehind.test(shown) ? readPeople(shown.replace(workBehind, ''), 'pen-name') : null
}

function readLabelled(shown: string): BylinePerson[] | null {
  const labels = [...shown.matchAll(labelPattern)]
  if (labels[0] === undefined || shown.slice(0, labels[0].index).replace(separators, '') !== '') return null
  const people: BylinePerson[] = []
  for (const [at, label] of labels.entries()) {
    const part = shown.slice(label.index + label[0].length, labels[at + 1]?.index).replace(separators, '')
    const read = readPeople(part, 'pen-name')
    if (read === null) return null
    people.push(...read)
  }
  return people
}
