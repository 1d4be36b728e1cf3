/** Where the quote begins in the text, up to `most` places; they may overlap. */
export function placesOf(text: string, quote: string, most: number): number[] {
  const places: number[] = []
  for (let at = text.indexOf(quote); at !== -1 && places.length < most; at = text.indexOf(quote, at + 1)) {
    places.push(at)
  }
  return places
}

const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{M}\p{N}]/u.test(letter)
const isDigit = (letter: string | undefined) => letter !== undefined && /\p{Nd}/u.test(letter)
const joins = (sign: string | undefined) => sign !== undefined && /[.,/\u00a0]/u.test(sign)

/** Whether words stand for themselves: `6 lớp` does not in `16 lớp`, nor `204` in `1.204`. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const [first, last] = [text[start], text[end - 1]]
  if (isWord(first) && isWord(text[start - 1])) return false
  if (isWord(last) && isWord(text[end])) return false
  if (isDigit(first) && joins(text[start - 1]) && isDigit(text[start - 2])) return false
  return !(isDigit(last) && joins(text[end]) && isDigit(text[end + 1]))
}

/** Where the quote stands alone in the text, if it does so exactly once. */
export function onlyPlace(text: string, quote: string): number | 'none' | 'several' {
  const places = placesOf(text, quote, 500).filter((at) => standsAlone(text, at, at + quote.length))
  const [first, second] = places
  if (first === undefined) return 'none'
  return second === undefined ? first : 'several'
}
