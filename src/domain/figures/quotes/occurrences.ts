/** The start positions of the quote in the text, at most `maxCount`; they may overlap. */
export function findOccurrences(text: string, quote: string, maxCount: number): number[] {
  const starts: number[] = []
  for (
    let at = text.indexOf(quote);
    at !== -1 && starts.length < maxCount;
    at = text.indexOf(quote, at + 1)
  ) {
    starts.push(at)
  }
  return starts
}

const isWordCharacter = (letter: string | undefined) =>
  letter !== undefined && /[\p{L}\p{M}\p{N}]/u.test(letter)
const isDigit = (letter: string | undefined) => letter !== undefined && /\p{Nd}/u.test(letter)
const isNumberSeparator = (sign: string | undefined) => sign !== undefined && /[.,/\u00a0]/u.test(sign)

/** Whether a match is not part of a longer word or number: `6 lớp` in `16 lớp` is, and `204` in `1.204`. */
export function isWholeMatch(text: string, start: number, end: number): boolean {
  const [first, last] = [text[start], text[end - 1]]
  if (isWordCharacter(first) && isWordCharacter(text[start - 1])) return false
  if (isWordCharacter(last) && isWordCharacter(text[end])) return false
  if (isDigit(first) && isNumberSeparator(text[start - 1]) && isDigit(text[start - 2])) return false
  return !(isDigit(last) && isNumberSeparator(text[end]) && isDigit(text[end + 1]))
}

/** The start of the quote in the text, if it has exactly one whole match. */
export function findOnlyOccurrence(text: string, quote: string): number | 'none' | 'several' {
  const starts = findOccurrences(text, quote, 500).filter((at) => isWholeMatch(text, at, at + quote.length))
  const [first, second] = starts
  if (first === undefined) return 'none'
  return second === undefined ? first : 'several'
}
