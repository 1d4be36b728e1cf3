/** Formats a whole number as digits and signs, such as a code; undefined for numbers that do not fit the format. */
export type DigitFormatter = (number: number) => string | undefined

/** A part of a format: a digit, which is shown also if it is 0, or a literal sign. */
type FormatPart = { digit: true } | { sign: string }

const partPattern = /"([^"]*)"|\\(.)|(0)|([-+/(): ])/gsy

/** The parts of a format of digits and signs; undefined for any other format. */
function formatPartsOf(format: string): FormatPart[] | undefined {
  // the first section is for positive numbers; its languages and colours in brackets are ignored
  const first = /^(?:"[^"]*"|\\.|[^;"\\])*/s.exec(format)?.[0] ?? ''
  const code = first.replace(/^(?:\[[^\]]*\])+/, '')
  const parts: FormatPart[] = []
  let read = 0
  for (const [text, quoted, escaped, digit, bare] of code.matchAll(partPattern)) {
    read += text.length
    parts.push(digit === undefined ? { sign: quoted ?? escaped ?? bare ?? '' } : { digit: true })
  }
  return read === code.length ? parts : undefined
}

/**
 * Makes the formatter of a format such as `000000` or `"HV"0000`.
 * @returns undefined for formats of amounts, whose cells are read as numbers
 */
export function digitFormatter(format: string): DigitFormatter | undefined {
  const parts = formatPartsOf(format)
  const count = parts?.filter((formatPart) => 'digit' in formatPart).length ?? 0
  if (parts === undefined || count === 0 || parts.length < 2) return undefined
  return (number) => {
    if (!Number.isSafeInteger(number) || number < 0) return undefined
    const digits = String(number).padStart(count, '0')
    let at = digits.length - count
    // digits beyond the format stand before its first digit
    let more = digits.slice(0, at)
    return parts
      .map((formatPart) => {
        if ('sign' in formatPart) return formatPart.sign
        const shown = more + digits[at++]!
        more = ''
        return shown
      })
      .join('')
  }
}
