import type { Connection } from '../../database/database.ts'

/** A word or pair that documents use. */
export interface KnownWord {
  word: string
  folded: string
  documents: number
}

/** Forms of folded words and pairs, the most used first. */
export async function wordsFolded(
  connection: Connection,
  folded: readonly string[],
): Promise<Map<string, KnownWord[]>> {
  const { rows } = await connection.query<KnownWord>({
    name: 'search-words',
    text: 'select word, folded, documents from search_words where folded = any($1) order by documents desc, word',
    values: [folded],
  })
  const found = new Map<string, KnownWord[]>()
  for (const row of rows) found.set(row.folded, [...(found.get(row.folded) ?? []), row])
  return found
}

/** So many continuations of a beginning are tried. */
const MOST_CONTINUATIONS = 60

/** What begins with these folded letters, the most used first; pairs where the beginning has a space, else words. */
export async function wordsBeginning(connection: Connection, beginning: string): Promise<KnownWord[]> {
  const last = beginning.length - 1
  const past = beginning.slice(0, last) + String.fromCharCode(beginning.charCodeAt(last) + 1)
  const { rows } = await connection.query<KnownWord>({
    name: 'search-words-beginning',
    text: `select word, folded, documents from search_words
      where folded ~>=~ $1 and folded ~<~ $2 and (position(' ' in folded) > 0) = $3
      order by documents desc, word limit ${MOST_CONTINUATIONS}`,
    values: [beginning, past, beginning.includes(' ')],
  })
  return rows
}
