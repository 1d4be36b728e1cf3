import type { Connection } from '../../database/database.ts'
import { tokensOf, type Token } from '../vietnamese/tokens.ts'
import type { QueryPart, Reading } from './reading.ts'

/** So many wordings of one query are tried, the typed one included. */
const MOST_WORDINGS = 4
const LONGEST = 12

interface Synonym {
  term: string
  expansion: string
  term_key: string
  expansion_key: string
}

const keyOf = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ')

/** Every run of words of a part, by its key. */
function runsOf({ tokens }: QueryPart): Map<string, { at: number; length: number }> {
  const runs = new Map<string, { at: number; length: number }>()
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = 1; length <= Math.min(LONGEST, tokens.length - at); length += 1) {
      const key = keyOf(tokens.slice(at, at + length))
      if (!runs.has(key)) runs.set(key, { at, length })
    }
  }
  return runs
}

const open = ({ phrase, excluded }: QueryPart) => !phrase && !excluded

/**
 * The readings of a query with abbreviations and what they stand for exchanged, the typed one first. The table is asked
 * each time, so that an administrator's change counts from the next search on.
 */
export async function wordingsOf(connection: Connection, reading: Reading): Promise<Reading[]> {
  const runs = reading.parts.map((part) => (open(part) ? runsOf(part) : new Map()))
  const keys = [...new Set(runs.flatMap((part) => [...part.keys()]))]
  if (keys.length === 0) return [reading]
  const { rows } = await connection.query<Synonym>({
    name: 'search-synonyms',
    text: `select term, expansion, term_key, expansion_key from search_synonyms
      where deleted_at is null and (term_key = any($1) or expansion_key = any($1))
      order by length(expansion_key) + length(term_key) desc, id limit 20`,
    values: [keys],
  })
  const wordings = [reading]
  for (const row of rows) {
    for (const [from, to] of [
      [row.term_key, row.expansion],
      [row.expansion_key, row.term],
    ] as const) {
      const index = runs.findIndex((part) => part.has(from))
      if (index === -1 || wordings.length >= MOST_WORDINGS) continue
      const { at, length } = runs[index]!.get(from)!
      const part = reading.parts[index]!
      const tokens = [...part.tokens.slice(0, at), ...tokensOf(to), ...part.tokens.slice(at + length)]
      wordings.push({ ...reading, parts: reading.parts.with(index, { ...part, tokens }) })
    }
  }
  return wordings
}
