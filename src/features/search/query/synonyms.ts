import { tokensOf, type Token } from '../../../libraries/vietnamese/tokens.ts'
import type { QueryPart, ParsedQuery } from './parsed-query.ts'

/** How many variants of a query are searched, the typed one included. */
const maxVariants = 4
/** Longer candidates of words are not looked up. */
const maxSynonymWords = 12

/** Two ways to write one thing, with their words without marks. */
export interface Synonym {
  term: string
  expansion: string
  term_key: string
  expansion_key: string
}

const keyOf = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ')

const open = ({ phrase, excluded }: QueryPart) => !phrase && !excluded

/** The sequences of words that a synonym may replace, by key. */
export function synonymCandidates(part: QueryPart): Map<string, { at: number; length: number }> {
  const candidates = new Map<string, { at: number; length: number }>()
  const { tokens } = part
  if (!open(part)) return candidates
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = 1; length <= Math.min(maxSynonymWords, tokens.length - at); length += 1) {
      const key = keyOf(tokens.slice(at, at + length))
      if (!candidates.has(key)) candidates.set(key, { at, length })
    }
  }
  return candidates
}

/** Whether typed words can mean a text with the same letters: typed marks must be those of the text. */
function mean(typed: readonly Token[], text: string): boolean {
  const tokens = tokensOf(text)
  return typed.every(({ marked, exact }, i) => !marked || exact === tokens[i]?.exact)
}

/** The variants of a query with abbreviations and their expansions exchanged, the typed query first. */
export function variantsOf(parsed: ParsedQuery, synonyms: readonly Synonym[]): ParsedQuery[] {
  if (synonyms.length === 0) return [parsed]
  const candidates = parsed.parts.map(synonymCandidates)
  const variants = [parsed]
  for (const row of synonyms) {
    for (const [key, from, to] of [
      [row.term_key, row.term, row.expansion],
      [row.expansion_key, row.expansion, row.term],
    ] as const) {
      const index = candidates.findIndex((part) => part.has(key))
      if (index === -1 || variants.length >= maxVariants) continue
      const { at, length } = candidates[index]!.get(key)!
      const part = parsed.parts[index]!
      if (!mean(part.tokens.slice(at, at + length), from)) continue
      const tokens = [...part.tokens.slice(0, at), ...tokensOf(to), ...part.tokens.slice(at + length)]
      variants.push({ ...parsed, parts: parsed.parts.with(index, { ...part, tokens }) })
    }
  }
  return variants
}
