/** Where the quote begins in the text, if it stands there exactly once; places may overlap. */
export function onlyPlace(text: string, quote: string): number | 'none' | 'several' {
  const first = text.indexOf(quote)
  if (first === -1) return 'none'
  return text.indexOf(quote, first + 1) === -1 ? first : 'several'
}
