import { withoutMarks } from './letters.ts'
import { toneMarks, withAnyTone, withToneAnywhere } from './tone-places.ts'

/** The letters that a letter without marks stands for: `aàáảãạăằ...`. Latin letters of other languages are among them. */
const variants = new Map<string, string>()
for (const [first, last] of [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = first; code <= last; code++) {
    const letter = String.fromCodePoint(code)
    const base = withoutMarks(letter)
    if (letter === letter.toLowerCase() && letter !== base && /^[a-z]$/.test(base))
      variants.set(base, (variants.get(base) ?? base) + letter)
  }
}
// look the same as đ, and are typed instead of it
variants.set('d', `${variants.get('d') ?? 'd'}ðɖ`)

const withAnyMarks = (word: string): string =>
  [...word].map((letter) => (variants.has(letter) ? `[${variants.get(letter)}]` : letter)).join('')

const allTones = new RegExp(`[${toneMarks.join('')}]`, 'g')

/** Marks that were typed must be there, wherever the tone stands. The tone of a word that is not finished may still follow. */
function withTypedMarks(word: string, isLast: boolean): string {
  const decomposed = word.normalize('NFD')
  const tones = decomposed.match(allTones) ?? []
  const spellings = [word]
  if (tones.length === 1)
    spellings.push(
      ...withToneAnywhere(decomposed.replace(allTones, '').normalize('NFC'), toneMarks.indexOf(tones[0]!)),
    )
  if (tones.length === 0 && isLast) spellings.push(`${withAnyTone(word)}(?=[[:alpha:]])`)
  return `(${[...new Set(spellings)].join('|')})`
}

/**
 * A pattern of Postgres for a text within another one, in lower case and NFC. A word without marks finds all marks. Signs stand
 * for themselves, and blanks for any number of them.
 */
export function containedTextPattern(wanted: string): string {
  const parts =
    wanted
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]+/gu) ?? []
  return parts
    .map((part, at) => {
      if (/^\s/.test(part)) return String.raw`\s+`
      if (!/^[\p{L}\p{M}\p{N}]/u.test(part)) return part.replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`)
      return withoutMarks(part) === part ? withAnyMarks(part) : withTypedMarks(part, at === parts.length - 1)
    })
    .join('')
}
