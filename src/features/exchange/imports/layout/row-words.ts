import { cellText } from './cell-text.ts'
/** A letter or a number with which titles of groups begin: `I.`, `A)`, `1.`, `II -` */
const numbering = /^(?:(?:[IVXLC]+|[A-ZĐ]|\d{1,3})\s*[.)]|(?:[IVXLC]+|[A-ZĐ])\s*[-–:/])\s*(?=\p{L})/u

/** Whether a text has a letter, as titles have. */
export const hasLetter = (text: string): boolean => /\p{L}/u.test(text)

/** Whether a cell of the column of row numbers has the letter or the Roman number of a group. */
export const isGroupNumber = (text: string): boolean => /^(?:[IVXLC]+|[A-ZĐ])\s*[.)]?$/.test(text)

/** Words with which the names of units and parts of a list begin, and no names of persons do. */
const unitWords =
  /^(?:khối|chi bộ|đảng bộ|đảng ủy|đảng uỷ|lớp|tổ \d|nhóm|phòng|sở|huyện|thành phố|thị xã|xã|phường|thị trấn|đặc khu|đơn vị|cơ quan|công an|bộ chỉ huy|ủy ban|uỷ ban|ubnd|hđnd|ban (?:tổ chức|tuyên giáo|dân vận|nội chính|kiểm tra|quản lý|chỉ huy|chấp hành)|trường (?:chính trị|đại học|cao đẳng|thpt|thcs|tiểu học|mầm non)|đoàn (?:thanh niên|thể|tncs)|hội (?:nông dân|liên hiệp|cựu chiến binh|phụ nữ|đồng)|trung tâm|văn phòng|cụm|phần|mục)(?![\p{L}\p{N}])/iu

/** Whether a text is numbered like the title of a group. */
export const isNumbered = (text: string): boolean => numbering.test(text)
/** Whether a text names a unit or a part of a list. */
export const namesUnit = (text: string): boolean => unitWords.test(withoutNumber(text))
/** The title of a group without its number. */
export const withoutNumber = (text: string): string => text.replace(numbering, '').trim()

/** Signatures, receivers, and places with a date, which stand below tables. */
const signature =
  /^(?:người lập(?: biểu| bảng| danh sách| báo cáo)?(?![\p{L}])|(?:tm|t\/m|kt|k\/t|tl|t\/l|tuq|tun)(?:\.|\s+(?=\p{Lu}))|(?:k\/t|t\/m|t\/l)|nơi nhận|xác nhận của|thủ trưởng|\(?ký(?:,| tên|\s*\)|\s*và)|\(ký)/iu
/** Titles of signers, in capitals as below documents. */
const signer =
  /^(?:PHÓ )?(?:HIỆU TRƯỞNG|GIÁM ĐỐC|BÍ THƯ(?: [\p{Lu} ]+)?|CHỦ TỊCH|CHỦ NHIỆM(?: LỚP)?|TRƯỞNG (?:PHÒNG|KHOA|BAN)[\p{Lu} ,-]*|CHÁNH VĂN PHÒNG)$/u
const dateBelow = /ngày\s*[\d.…_\s]*tháng\s*[\d.…_\s]*năm(?![\p{L}])/iu

/** Whether a text stands below tables: a signature, its date, or who gets the paper. */
export function isSignature(text: string): boolean {
  const plain = cellText(text)
  return signature.test(plain) || signer.test(plain) || dateBelow.test(plain)
}

const total = /^(?:tổng cộng|tổng số|tổng(?=\s*(?::|$)))/iu
const subtotal = /^cộng(?=\s*(?::|\(|\d|$)|\s+(?:khối|nhóm|mục|phần|chi bộ|[ivx]+(?![\p{L}])))/iu
const countNote = /^\(?(?:ấn định |chốt )?danh sách\s(?:[^\d]{0,40}\s)?(?:có|gồm)\s/iu

/** What a text below rows says about them. */
export type SumKind = 'total' | 'subtotal' | 'count'

/** Whether a text gives the sum of the rows above it. */
export function sumKind(text: string): SumKind | undefined {
  const plain = cellText(text)
  if (subtotal.test(plain)) return 'subtotal'
  if (total.test(plain)) return 'total'
  return countNote.test(plain) ? 'count' : undefined
}

/** The first number of a sum; undefined if it has none. */
export function numberIn(text: string): number | undefined {
  const found = /(?<![\p{L}\d])\d{1,3}(?:\.\d{3})+(?!\d)|(?<![\p{L}\d])\d{1,7}(?![\p{L}\d])/u.exec(text)?.[0]
  return found === undefined ? undefined : Number(found.replaceAll('.', ''))
}
