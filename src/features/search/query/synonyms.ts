import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import type { QueryPart, Reading } from './reading.ts'

/** How many wordings of one query are tried, the typed one included. */
const MOST_WORDINGS = 4
const LONGEST = 12

/** Two ways to say one thing, with their words without marks. */
export interface Synonym {
  term: string
  expansion: string
  term_key: string
  expansion_key: string
}

const keyOf = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ')

const open = ({ phrase, excluded }: QueryPart) => !phrase && !excluded

/** Every run of words that may be exchanged, by its key. */
export function runsOf(part: QueryPart): Map<string, { at: number; length: number }> {
  const runs = new Map<string, { at: number; length: number }>()
  const { tokens } = part
  if (!open(part)) return runs
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = 1; length <= Math.min(LONGEST, tokens.length - at); length += 1) {
      const key = keyOf(tokens.slice(at, at + length))
      if (!runs.has(key)) runs.set(key, { at, length })
    }
  }
  return runs
}

/** Whether words mean a text of the same letters: where they were typed with marks, these are its marks. */
function mean(typed: readonly Token[], text: string): boolean {
  const tokens = tokensOf(text)
  return typed.every(({ marked, exact }, i) => !marked || exact === tokens[i]?.exact)
}

/** The readings of a query with abbreviations and what they stand for exchanged, the typed one first. */
export function wordingsOf(reading: Reading, synonyms: readonly Synonym[]): Reading[] {
  if (synonyms.length === 0) return [reading]
  const runs = reading.parts.map(runsOf)
  const wordings = [reading]
  for (const row of synonyms) {
    for (const [key, from, to] of [
      [row.term_key, row.term, row.expansion],
      [row.expansion_key, row.expansion, row.term],
    ] as const) {
      const index = runs.findIndex((part) => part.has(key))
      if (index === -1 || wordings.length >= MOST_WORDINGS) continue
      const { at, length } = runs[index]!.get(key)!
      const part = reading.parts[index]!
      if (!mean(part.tokens.slice(at, at + length), from)) continue
      const tokens = [...part.tokens.slice(0, at), ...tokensOf(to), ...part.tokens.slice(at + length)]
      wordings.push({ ...reading, parts: reading.parts.with(index, { ...part, tokens }) })
    }
  }
  return wordings
}
