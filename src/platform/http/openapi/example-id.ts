import { createHash } from 'node:crypto'

/** Converts snake case to Pascal case: `party_cell` to `PartyCell`. */
export const pascalCase = (word: string): string =>
  word.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Makes a UUID version 7 from a word; equal words give equal ids. */
export function exampleId(word: string): string {
  const hex = createHash('sha256').update(word).digest('hex')
  return `0197f3a2-6f0a-7${hex.slice(0, 3)}-9${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}
