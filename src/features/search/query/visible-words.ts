import type { Connection } from '../../../platform/database/database.ts'
import { entriesOfWritten } from '../written-entries.ts'
import { operators, VISIBLE } from './statement.ts'
import type { WordWithExample } from './indexed-words.ts'

/** A word that no more documents have is rare: the index finds quickly whether readers see one of them. */
const MAX_RARE_DOCUMENTS = 2000
/** How many of the newest documents are read for common words. */
const NEWEST_DOCUMENTS = 200
/** How often the choice is repeated where readers see no text with the likeliest words. */
const MAX_CHOICES = 8

// each branch runs only where the one before it found nothing; materialized, because for a single row the planner would
// read the table instead of the index
const SEEN = `with newest as materialized (
  select terms & $5::int[] as matched from search_documents where ${VISIBLE} order by sorted_at desc, id desc limit ${NEWEST_DOCUMENTS}
)
select asked.word from (
  select word, entries::int[] as entries, example, is_rare
  from unnest($1::text[], $2::text[], $3::uuid[], $4::boolean[]) as listed (word, entries, example, is_rare)
) as asked left join search_documents as example on example.id = asked.example and ${VISIBLE}
where case
  when example.terms @> asked.entries then true
  when exists (select from newest where matched @> asked.entries) then true
  when is_rare then exists (with saying as materialized (
    select from search_documents where ${VISIBLE} and ${operators.indexed.holds} asked.entries
  ) select from saying)
  else false end`

/** The words and pairs that some document, which readers see now, has as they are written. */
async function visibleAmong(connection: Connection, words: readonly WordWithExample[]): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const entries = words.map(({ word }) => entriesOfWritten(word))
  const { rows } = await connection.query<{ word: string }>({
    name: 'search-words-seen',
    text: SEEN,
    values: [
      words.map(({ word }) => word),
      entries.map((some) => `{${some.join(',')}}`),
      words.map(({ example }) => example),
      words.map(({ documents }) => documents <= MAX_RARE_DOCUMENTS),
      [...new Set(entries.flat())],
    ],
  })
  return new Set(rows.map(({ word }) => word))
}

/** A choice among words, and the folded words and pairs that it depends on. */
export interface Choice<Chosen> {
  chosen: Chosen
  dependsOn: readonly string[]
}

/**
 * Chooses by the indexed words, and chooses again without the forms that no visible document has: the vocabulary also has
 * words of hidden documents, and nothing may reveal these words or that they exist.
 * @param known keeps only visible forms of the words that the choice depends on
 * @returns null where no visible document has too many of the likely words
 */
export async function chooseAmongVisible<Chosen>(
  connection: Connection,
  known: Map<string, WordWithExample[]>,
  choose: () => Choice<Chosen>,
): Promise<Chosen | null> {
  const checked = new Set<string>()
  for (let tries = 0; tries < MAX_CHOICES; tries += 1) {
    const { chosen, dependsOn } = choose()
    const keys = [...new Set(dependsOn)].filter((key) => known.has(key) && !checked.has(key))
    if (keys.length === 0) return chosen
    const forms = keys.flatMap((key) => known.get(key)!)
    const visible = await visibleAmong(connection, forms)
    for (const key of keys) {
      checked.add(key)
      const left = known.get(key)!.filter(({ word }) => visible.has(word))
      if (left.length > 0) known.set(key, left)
      else known.delete(key)
    }
    if (visible.size === forms.length) return chosen
  }
  return null
}
