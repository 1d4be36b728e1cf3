import { readSyllable, isSyllable } from './syllable.ts'

/** A code that old fonts used for Vietnamese letters: its texts are other letters in every other font. */
export type FontCode = 'tcvn3' | 'vni'

/** Turns the lines of a page that are in a font code into Unicode; other lines stay as they are. */
export interface FontDecoder {
  code: FontCode
  decode: (line: string) => string
}

/** TCVN3 (ABC, .VnTime): one character for each letter. Capitals with a tone have a font of their own, and no code. */
const tcvn3 = lettersOf(
  'µà ¶ả ·ã ¸á ¹ạ ¨ă »ằ ¼ẳ ½ẵ ¾ắ Æặ ©â Çầ Èẩ Éẫ Êấ Ëậ ®đ Ìè Îẻ Ïẽ Ðé Ñẹ ªê Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ ' +
    '«ô åồ æổ çỗ èố éộ ¬ơ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ \u00adư õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ',
)

/** VNI: some letters are one character, others a letter and a mark behind it. */
const vniLetters = lettersOf('ñđ ôơ öư íí ìì æỉ óĩ òị îỵ ÑĐ ÔƠ ÖƯ ÍÍ ÌÌ ÆỈ ÓĨ ÒỊ ÎỴ')
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const vniPair = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ñôöíìæóòî]/giu

// Letters of all codes. A word is a run of them; signs such as © stand alone where they mean themselves.
const word = /[A-Za-z\u00a1-\u00ff]+/g
const unicodeLetter =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/
const beyondAscii = /[\u00a1-\u00ff]/
const vietnameseLatin1 = /^[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúý]+$/
/** As many words show that a page is in a code, so that a line with one such word is read in it as well. */
const certainWords = 5
/** A line alone needs two words: one may be a foreign name. */
const certainWordsOfLine = 2
/** The part of the strange words of a page that must become syllables. */
const certainShare = 0.8
const maxWords = 20_000
const maxWordsOfLine = 2000

/** The decoder of a page by its lines; null if no line is in a font code. */
export function fontDecoder(lines: readonly string[]): FontDecoder | null {
  const codes = (['tcvn3', 'vni'] as const).map((code) => ({ code, ...evidence(lines, code) }))
  const best = codes.toSorted((a, b) => b.readable - a.readable)[0]
  if (best === undefined) return null
  const isCertain = best.readable >= certainWords && best.readable >= best.strange * certainShare
  if (!isCertain && best.lines === 0) return null
  // Without a letter of Unicode anywhere, the whole page is in the code, also "trò", which VNI has for trị.
  const isWhole = isCertain && !lines.some((line) => unicodeLetter.test(line))
  const least = isCertain ? 1 : certainWordsOfLine
  return {
    code: best.code,
    decode: (line) => (isWhole || isInCode(line, best.code, least) ? decodeLine(line, best.code) : line),
  }
}

/** How many words are no Vietnamese as they stand, how many of them the code makes syllables, and the lines that are certain. */
function evidence(
  lines: readonly string[],
  code: FontCode,
): { strange: number; readable: number; lines: number } {
  const sum = { strange: 0, readable: 0, lines: 0 }
  for (const line of lines) {
    if (sum.strange > maxWords) break
    const counts = countWords(line, code)
    sum.strange += counts.strange
    sum.readable += counts.readable
    if (counts.readable >= certainWordsOfLine && counts.readable === counts.strange) sum.lines += 1
  }
  return sum
}

function isInCode(line: string, code: FontCode, least: number): boolean {
  const { strange, readable } = countWords(line, code)
  return readable >= least && readable >= strange * certainShare
}

function countWords(line: string, code: FontCode): { strange: number; readable: number } {
  const counts = { strange: 0, readable: 0 }
  if (!beyondAscii.test(line) || unicodeLetter.test(line)) return counts
  for (const [found] of line.matchAll(word)) {
    if (!beyondAscii.test(found) || !/[A-Za-z]/.test(found)) continue
    if (vietnameseLatin1.test(found) && isVietnamese(found)) continue
    if (counts.strange === maxWordsOfLine) break
    counts.strange += 1
    if (isVietnamese(decodeWord(found, code))) counts.readable += 1
  }
  return counts
}

function decodeLine(line: string, code: FontCode): string {
  return line.replace(word, (found) => {
    if (!beyondAscii.test(found)) return found
    const decoded = decodeWord(found, code)
    // A sign that stands alone is itself, unless it is a word in the code: ë is ở.
    return /[A-Za-z]/.test(found) || (/\p{L}/u.test(found) && isVietnamese(decoded)) ? decoded : found
  })
}

function decodeWord(written: string, code: FontCode): string {
  const decoded =
    code === 'tcvn3'
      ? written.replace(/./gsu, (letter) => tcvn3.get(letter) ?? letter)
      : written.replace(vniPair, (pair: string, letter?: string, mark?: string) =>
          letter === undefined || mark === undefined
            ? (vniLetters.get(pair) ?? pair)
            : (vniLetters.get(letter) ?? letter) + (vniMarks[mark.toLowerCase()] ?? ''),
        )
  const composed = decoded.normalize('NFC')
  // Capitals of TCVN3 with a tone are small letters in another font.
  const ascii = written.replace(/[^A-Za-z]/g, '')
  return ascii.length > 1 && ascii === ascii.toUpperCase() ? composed.toUpperCase() : composed
}

function isVietnamese(written: string): boolean {
  const { folded, marked } = readSyllable(written)
  return marked && /^[a-z]+$/.test(folded) && isSyllable(folded)
}

function lettersOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(pairs.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]))
}
