import { parse } from 'fast-querystring'

type Parsed = Readonly<Record<string, unknown>>

/** How many texts are kept, and their greatest length in characters: what readers ask again and again. */
const MOST = 1_000
const LONGEST = 500

/**
 * Reads the text behind the question mark. One that comes again is the very same object, which nobody can change, so
 * that what follows from it can be kept by it.
 */
export function queryParser(): (text: string) => Parsed {
  const known = new Map<string, Parsed>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const parsed = Object.freeze(parse(text))
    if (text.length > LONGEST) return parsed
    if (known.size === MOST) known.delete(known.keys().next().value!)
    known.set(text, parsed)
    return parsed
  }
}
