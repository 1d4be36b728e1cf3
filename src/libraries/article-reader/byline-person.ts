import { readAffiliation } from './affiliation.ts'
import { isProvince } from './place-names.ts'
import { fold } from './text-forms.ts'
import type { BylinePerson } from './page-reading.ts'

/** Which names count: after "Tin:" also a pen name or an office, elsewhere only a full name. */
type NameRule = 'full-name' | 'pen-name'

const degreePattern =
  /^(?:PGS|GS|TSKH|TS|Th\s?\.?\s?S|CN|KS|BS|LS|CK\s?I{1,2}|NCS|NGƯT|NGND|Dr|Phó giáo sư|Giáo sư|Tiến s[ĩỹ]|Thạc s[ĩỹ]|Cử nhân|Kỹ sư|Bác sĩ)(?![\p{L}\p{M}])\s?\.?[\s,/-]*/iu
const rankPattern =
  /^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|GVCC|GVC|GV|BCV|CVC|CV|PV|CTV|BTV)(?![\p{L}\p{M}])\s?\.?[\s,/-]*/u
const honorific = /^(?:Đ\/c|Đồng chí|Ông|Bà)(?!\p{L})\.?\s*/iu
const namePattern = /^\p{Lu}[\p{L}’']*(?: \p{Lu}[\p{L}’']*){0,5}(?![\p{L}\p{N}])/u
const restPattern = /^\s?[-–—,(:]\s?/
const office =
  /^(?:ban|bộ phận|phòng|khoa|nhóm|tổ|trung tâm|văn phòng|chi đoàn|đoàn|bbt|ctv|pv|tuyên giáo)(?!\p{L})[^.!?:;]{0,60}$/iu
// The clearest separators of people come first. A dash may also stand before a person's office.
const separators = [/\s*[;|]\s*/, /\s+và\s+|\s*&\s*/u, /\s*\/\s*/, /\s*,\s*/, /\s+[-–—]\s*|[-–—]\s+/]
const comma = separators[3]
const dash = separators[4]
// Two letters without dots stand for a name only below a text; three may be those of an office.
const bareInitials = /^\p{Lu}{2}$/u
const shortened = /^\p{Lu}\p{Ll}{0,2}\.\s?(\p{Lu}(?:\p{Ll}+|\p{Lu}+))$/u
const syllable =
  /^(?:[bdhlmrsvx]|c|ch|g|gh|gi|k|kh|n|ng|ngh|nh|p|ph|qu|t|th|tr)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/
// "VPHU": letters in a row that no syllable has are those of an office.
const officeLetters = /^\p{Lu}{3,8}$/u
const initials = /^\p{Lu}{1,2}(?:\.\s?\p{Lu}{1,2}){1,2}\.?$/u
// Trường Chính Trị is not a Mr Trương: these words open the name of an office, never of a person.
const officeWord = /^(?:trường|khoa|phòng|ban|viện|sở|trung|bộ|tổ|tỉnh|huyện|xã|phường|ubnd|hđnd)$/iu
const officeWords =
  /^(?:thành phố|thị xã|thị trấn|văn phòng|công đoàn|học viện|đảng (?:bộ|ủy|uỷ)|chi (?:bộ|đoàn|hội)|đoàn (?:thanh|trường|khoa)|hội |câu lạc|đài |báo |tạp chí|liên đoàn|mặt trận)/iu
const surnames = new Set(
  `an au bach be bui cam cao chau chu cu cung danh dam dang dao dau diep dinh do doan doan dong duong giang giap ha han
  hoang ho hua huynh kha khong khuat khuc kieu kim la lai lam lau le lo lu luc luong luu ly ma mac mai man nghiem ngo
  nguy nguyen ninh nong ong phan pham phi pho phung phuong quach quang son sung ta tang thach thai than thang thieu to
  ton tong tran trang trieu trinh truong tu ung van vi vien vo vu vuong xa`.split(/\s+/),
)

/** Reads one or several people; null if a part of the text is no name and belongs to none. */
export function readPeople(text: string, rule: NameRule): BylinePerson[] | null {
  for (const separator of separators) {
    const parts = text.split(separator).filter((part) => part !== '')
    if (parts.length < 2) continue
    // After a comma or a dash an office belongs to the person before it.
    if (separator === comma && parts.slice(1).some((part) => office.test(part))) continue
    // Pen names are joined by a dash as well ("Tin, ảnh: A - B"), but so are a name and its office.
    const penNames = separator === dash && rule === 'pen-name' && parts.every((part) => isPureName(part))
    const strict = rule === 'full-name' || (separator === dash && !penNames)
    const groups = parts.map((part) => readPeople(part, strict ? 'full-name' : rule))
    const people = groups.flatMap((group) => group ?? [])
    if (groups.includes(null) || (strict && !people.every((person) => isFullName(person)))) continue
    return people
  }
  const person = readPerson(text, rule)
  return person === null ? null : [person]
}

/** Whether a name is certainly that of a person: it has a degree, or a Vietnamese surname and two more names. */
export function isFullName(person: BylinePerson, words = 3): boolean {
  const parts = person.name.split(' ')
  return person.degree !== null || (parts.length >= words && surnames.has(fold(parts[0] ?? '')))
}

/** Whether a text is initials and nothing else: "M.K". */
export const areInitials = (text: string): boolean => initials.test(text) || bareInitials.test(text)

/** Whether a text is a pen name or initials and nothing else: "M.K", "Hải Đường". */
export function isPenName(text: string): boolean {
  if (areInitials(text)) return true
  const given = shortened.exec(text)?.[1]
  if (given !== undefined) return isSyllable(given)
  const words = text.split(' ')
  return words.length >= 2 && words.length <= 3 && isPureName(text) && words.every((word) => isSyllable(word))
}

/** Whether a word may be one syllable of a Vietnamese name. */
function isSyllable(word: string): boolean {
  return syllable.test(fold(word))
}

/** Whether a text is a name, without a title, an office or a place. */
function isPureName(text: string): boolean {
  if (initials.test(text)) return true
  const words = text.split(' ')
  return (
    words.length <= 5 &&
    (!officeLetters.test(text) || isSyllable(text)) &&
    namePattern.exec(text)?.[0] === text &&
    !officeWord.test(words[0] ?? '') &&
    !officeWords.test(text) &&
    !office.test(text) &&
    !degreePattern.test(text)
  )
}

function readPerson(text: string, rule: NameRule): BylinePerson | null {
  if (rule === 'pen-name' && initials.test(text)) {
    return { name: text, degree: null, position: null, unit: null }
  }
  const { degree, rank, rest } = readTitles(rule === 'pen-name' ? text.replace(honorific, '') : text)
  const name = namePattern.exec(rest)?.[0]
  const words = name?.split(' ') ?? []
  if (
    name === undefined ||
    officeWord.test(words[0] ?? '') ||
    officeWords.test(name) ||
    (rule === 'full-name' && words.length < 2)
  ) {
    return readOffice(text, rule)
  }
  const after = rest.slice(name.length)
  if (after === '') return { name, degree, position: rank, unit: null }
  const mark = restPattern.exec(after)?.[0]
  if (mark === undefined) return readOffice(text, rule)
  const written = after.slice(mark.length).replace(/\)$/, '')
  // "HÀ AN - P. LÂM": two who sign together, and no unit
  const affiliation = shortened.test(written) || isSigner(name, written) ? null : readAffiliation(written)
  if (affiliation === null) return null
  const position =
    rank === null ? affiliation.position : [rank, affiliation.position].filter(Boolean).join(', ')
  return { name, degree, position, unit: affiliation.unit }
}

/** Whether a text behind a name of two words is another such name, and no place. */
function isSigner(name: string, text: string): boolean {
  const isShort = [name, text].every((one) => one.split(' ').length === 2 && isPenName(one))
  return isShort && !isProvince(text)
}

/** The degrees and ranks before a name, as written: "GVC.ThS. Nguyễn ..." is a rank and a degree. */
function readTitles(text: string): { degree: string | null; rank: string | null; rest: string } {
  let degree = ''
  let rank = ''
  let rest = text
  for (;;) {
    const title = degreePattern.exec(rest)?.[0]
    const position = title === undefined ? rankPattern.exec(rest)?.[0] : undefined
    if (title === undefined && position === undefined) break
    degree += title ?? ''
    rank += position ?? ''
    rest = rest.slice((title ?? position ?? '').length)
  }
  const written = degree.replace(/[\s,/-]+$/, '')
  return { degree: written === '' ? null : written, rank: rank.replace(/[\s.,/-]+$/, '') || null, rest }
}

function readOffice(text: string, rule: NameRule): BylinePerson | null {
  if (rule === 'full-name' || !office.test(text)) return null
  return { name: text, degree: null, position: null, unit: null }
}
