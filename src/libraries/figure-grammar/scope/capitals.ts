/** The beginning of a sentence, and no name: two words of which the second one has no capital. */
const beginning = /^(?:\p{Lu}\p{Ll}*(?= \p{Ll})|Lớp(?= ))/u

/** Words as they stand within a sentence: `Tặng giấy khen` is `tặng giấy khen`, `Liên đoàn Lao động` stays. */
export const startInSentence = (words: string): string => {
  const isName = /^\p{Lu}\p{Ll}* \p{Ll}+ \p{Lu}/u.test(words) && !words.startsWith('Lớp ')
  return isName ? words : words.replace(beginning, (first) => first.toLowerCase())
}
