import type { Connection } from '../../../platform/database/database.ts'
import { entriesOfWritten } from '../written-entries.ts'
import { operators, publicDocumentSql } from './statement.ts'
import type { WordWithExample } from './indexed-words.ts'

/** A word that no more documents have is rare: the index finds quickly whether readers see one of them. */
const maxRareDocuments = 2000
/** How many of the newest documents are read for common words. */
const newestDocuments = 200
/** How often the choice is repeated where readers see no text with the likeliest words. */
const maxChoices = 8

// each branch runs only where the one before it found nothing; materialized, because for a single row the planner would
// read the table instead of the index
const publicWordsSql = `with newest as materialized (
  select terms & $5::int[] as matched from search_documents where ${publicDocumentSql} order by sorted_at desc, id desc limit ${newestDocuments}
)
select asked.word from (
  select word, entries::int[] as entries, example, is_rare
  from unnest($1::text[], $2::text[], $3::uuid[], $4::boolean[]) as listed (word, entries, example, is_rare)
) as asked left join search_documents as example on example.id = asked.example and ${publicDocumentSql}
where case
  when example.terms @> asked.entries then true
  when exists (select from newest where matched @> asked.entries) then true
  when is_rare then exists (with saying as materialized (
    select from search_documents where ${publicDocumentSql} and ${operators.indexed.holds} asked.entries
  ) select from saying)
  else false end`

/** The words and bigrams that some document, which readers see now, has as they are written. */
export async function publicWords(
  connection: Connection,
  words: readonly WordWithExample[],
): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const entries = words.map(({ word }) => entriesOfWritten(word))
  const { rows } = await connection.query<{ word: string }>({
    name: 'search-words-seen',
    text: publicWordsSql,
    values: [
      words.map(({ word }) => word),
      entries.map((some) => `{${some.join(',')}}`),
      words.map(({ example }) => example),
      words.map(({ documents }) => documents <= maxRareDocuments),
      [...new Set(entries.flat())],
    ],
  })
  return new Set(rows.map(({ word }) => word))
}

/** A choice among words, and the folded words and bigrams that it depends on. */
export interface Choice<Chosen> {
  chosen: Chosen
  dependsOn: readonly string[]
}

/**
 * Makes a choice by the indexed words, and repeats it without the forms that no public document has. The vocabulary also
 * has words of hidden documents, and no response may reveal these words or that they exist.
 * @param indexed the forms of words; of those that the choice depends on, only public ones are left
 * @returns null if too many of the likely words are in no public document
 */
export async function filterByPublicDocuments<Chosen>(
  connection: Connection,
  indexed: Map<string, WordWithExample[]>,
  choose: () => Choice<Chosen>,
): Promise<Chosen | null> {
  const checked = new Set<string>()
  for (let tries = 0; tries < maxChoices; tries += 1) {
    const { chosen, dependsOn } = choose()
    const keys = [...new Set(dependsOn)].filter((key) => indexed.has(key) && !checked.has(key))
    if (keys.length === 0) return chosen
    const forms = keys.flatMap((key) => indexed.get(key)!)
    const visible = await publicWords(connection, forms)
    for (const key of keys) {
      checked.add(key)
      const left = indexed.get(key)!.filter(({ word }) => visible.has(word))
      if (left.length > 0) indexed.set(key, left)
      else indexed.delete(key)
    }
    if (visible.size === forms.length) return chosen
  }
  return null
}
