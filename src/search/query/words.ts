import type { Connection } from '../../database/database.ts'

/** A word or pair that documents use. */
export interface KnownWord {
  word: string
  folded: string
  documents: number
}

/** Words by what they are without marks, in the order they come in. */
export function groupedByFolded(words: readonly KnownWord[]): Map<string, KnownWord[]> {
  const found = new Map<string, KnownWord[]>()
  for (const word of words) found.set(word.folded, [...(found.get(word.folded) ?? []), word])
  return found
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
  return groupedByFolded(rows)
}

/** So many continuations of a beginning are tried. */
export const MOST_CONTINUATIONS = 60

/** Between which words those with a beginning stand, in the order of bytes: the first one in, the second out. */
export function bounds(beginning: string): [string, string] {
  const last = beginning.length - 1
  return [beginning, beginning.slice(0, last) + String.fromCharCode(beginning.charCodeAt(last) + 1)]
}

/** As the indexes say it. */
const only = { words: "position(' ' in folded) = 0", pairs: "position(' ' in folded) > 0" } as const

/** Words or pairs between two places in the order of bytes, the most used first. */
export const beginningSql = (
  kind: keyof typeof only,
  columns: string,
  [from, to]: readonly [string, string],
) =>
  `select ${columns} from search_words where folded ~>=~ ${from} and folded ~<~ ${to} and ${only[kind]}
  order by documents desc, word limit ${MOST_CONTINUATIONS}`

/** What begins with these folded letters, the most used first; pairs where the beginning has a space, else words. */
export async function wordsBeginning(connection: Connection, beginning: string): Promise<KnownWord[]> {
  const kind = beginning.includes(' ') ? 'pairs' : 'words'
  const { rows } = await connection.query<KnownWord>({
    name: `search-${kind}-beginning`,
    text: beginningSql(kind, 'word, folded, documents', ['$1', '$2']),
    values: bounds(beginning),
  })
  return rows
}
