import type { Syllable } from './syllable.ts'

const familyNames = new Set(
  `nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh mai trịnh lâm đoàn tạ lương tô trương vương quách
  thái la tống chu châu cao hà kiều lưu nghiêm phùng tăng thân triệu văn vi lò giàng hoà mạc đào quàng sầm nông bế đàm`.split(
    /\s+/,
  ),
)
const middleNames = new Set(['văn', 'thị'])
/** A family name, and up to three words after it. */
const maxWords = 4

/**
 * Which words are, as far as their neighbours tell, parts of a person's name: words with capitals behind a family name, and the
 * words behind a family name with văn or thị. Names have every tone, so that no tone of them is wrong.
 * @param isNext whether a word stands beside the word before it
 */
export function nameWords(
  words: readonly (Pick<Syllable, 'written'> & { isCapital: boolean; isNext: boolean })[],
): boolean[] {
  const names = words.map(() => false)
  for (const [at, { written, isCapital }] of words.entries()) {
    if (!familyNames.has(written)) continue
    const hasMiddle = words[at + 1]?.isNext === true && middleNames.has(words[at + 1]!.written)
    const behind = words.slice(at + 1, at + maxWords)
    const length = behind.findIndex((word) => !word.isNext || !(hasMiddle || (isCapital && word.isCapital)))
    const count = length === -1 ? behind.length : length
    if (count > 0) names.fill(true, at, at + count + 1)
  }
  return names
}
