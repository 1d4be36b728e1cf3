const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
const marks = /\p{M}+/gu
/** Letters that look like đ and are others: old pages and fonts write Ð (eth) for Đ. */
const otherD = /[\u00f0\u0256]/g
const ascii = /^\p{ASCII}*$/u

/** The most words that are remembered: texts use few words again and again. */
const maxWords = 20_000
/** The longest word that is remembered. V8 copies a shorter one out of its text, and keeps the text with a longer one. */
const maxLetters = 12
const forms = new Map<string, string>()
const plains = new Map<string, string>()

function remembered(words: Map<string, string>, word: string, convert: (word: string) => string): string {
  const known = words.get(word)
  if (known !== undefined) return known
  const converted = convert(word)
  if (word.length > maxLetters) return converted
  if (words.size >= maxWords) words.clear()
  words.set(word, converted)
  return converted
}

/**
 * The form of a word that is compared with the vocabulary: lower case, with its tone at the end, so that `uỷ`, `ủy` and
 * their decomposed spellings are one word.
 */
export function formOf(word: string): string {
  if (ascii.test(word)) return word.toLowerCase()
  return remembered(forms, word, toForm)
}

function toForm(word: string): string {
  let tones = ''
  const toneless = word
    .toLowerCase()
    .replace(otherD, 'đ')
    .normalize('NFD')
    .replace(toneMarks, (tone) => {
      tones += tone
      return ''
    })
  return toneless.normalize('NFC') + tones
}

/** The form of a word without marks, for words that are often mistyped: `ngoài`, `ngòai` and `ngoai` are equal. */
export function plainOf(form: string): string {
  if (ascii.test(form)) return form
  return remembered(plains, form, toPlain)
}

const toPlain = (form: string): string => form.normalize('NFD').replace(marks, '').replaceAll('đ', 'd')
