const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
const marks = /\p{M}+/gu
const ascii = /^\p{ASCII}*$/u

/**
 * The form of a word that is compared with the vocabulary: lower case, with its tone at the end, so that `uỷ`, `ủy` and
 * their decomposed spellings are one word.
 */
export function formOf(word: string): string {
  if (ascii.test(word)) return word.toLowerCase()
  let tones = ''
  const toneless = word
    .toLowerCase()
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
  return form.normalize('NFD').replace(marks, '').replaceAll('đ', 'd')
}
