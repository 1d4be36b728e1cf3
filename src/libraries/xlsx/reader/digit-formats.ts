/** How a whole number is shown as digits and signs, such as a code; undefined for numbers that it does not fit. */
export type ShowDigits = (number: number) => string | undefined

/** One place of a format: a digit that is shown even where it is 0, or a sign that is always there. */
type Place = { digit: true } | { sign: string }

const part = /"([^"]*)"|\\(.)|(0)|([-+/(): ])/gsy

/** The places of a format that has nothing but digits and signs. */
function placesOf(format: string): Place[] | undefined {
  // of the parts for positive and negative numbers the first counts, and what it says of languages and colours does not
  const first = /^(?:"[^"]*"|\\.|[^;"\\])*/s.exec(format)?.[0] ?? ''
  const code = first.replace(/^(?:\[[^\]]*\])+/, '')
  const places: Place[] = []
  let read = 0
  for (const [text, quoted, escaped, digit, bare] of code.matchAll(part)) {
    read += text.length
    places.push(digit === undefined ? { sign: quoted ?? escaped ?? bare ?? '' } : { digit: true })
  }
  return read === code.length ? places : undefined
}

/**
 * How a format such as `000000` or `"HV"0000` shows numbers; undefined for formats that are of amounts, whose numbers
 * are what counts.
 */
export function shownDigits(format: string): ShowDigits | undefined {
  const places = placesOf(format)
  const count = places?.filter((place) => 'digit' in place).length ?? 0
  if (places === undefined || count === 0 || places.length < 2) return undefined
  return (number) => {
    if (!Number.isSafeInteger(number) || number < 0) return undefined
    const digits = String(number).padStart(count, '0')
    let at = digits.length - count
    // what is longer than the format stands before its first digit
    let more = digits.slice(0, at)
    return places
      .map((place) => {
        if ('sign' in place) return place.sign
        const shown = more + digits[at++]!
        more = ''
        return shown
      })
      .join('')
  }
}
