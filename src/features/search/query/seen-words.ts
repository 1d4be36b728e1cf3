import type { Connection } from '../../../platform/database/database.ts'
import { saidBy } from '../said-by.ts'
import { operators, VISIBLE } from './statement.ts'
import type { LearntWord } from './words.ts'

/** So few documents have a word that the index tells at once whether one of them is seen. */
const FEW = 2000
/** So many of the newest documents are looked through for words that many have. */
const NEWEST = 200
/** So many other words are tried where readers see no text that says the likeliest ones. */
const MOST_CHOICES = 8

// each branch is taken only where the one before it found nothing; the index is fenced off, since for the first row alone
// the planner would rather read the table
const SEEN = `with newest as materialized (
  select terms & $5::int[] as matched from search_documents where ${VISIBLE} order by sorted_at desc, id desc limit ${NEWEST}
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

/** Which of some words and pairs something says, as they are written, that readers see now. */
async function seenAmong(connection: Connection, words: readonly LearntWord[]): Promise<Set<string>> {
  if (words.length === 0) return new Set()
  const entries = words.map(({ word }) => saidBy(word))
  const { rows } = await connection.query<{ word: string }>({
    name: 'search-words-seen',
    text: SEEN,
    values: [
      words.map(({ word }) => word),
      entries.map((some) => `{${some.join(',')}}`),
      words.map(({ example }) => example),
      words.map(({ documents }) => documents <= FEW),
      [...new Set(entries.flat())],
    ],
  })
  return new Set(rows.map(({ word }) => word))
}

/** A choice among words, and the words and pairs without marks that it looked at to be made so. */
export interface Choice<Chosen> {
  chosen: Chosen
  restsOn: readonly string[]
}

/**
 * Chooses by what texts say, and again without the forms that nothing says which readers see: words are also learnt from
 * what is not visible yet, or no more, and neither these words nor that they are there may come out.
 * @param known is left with forms that are seen, of all that the choice rests on
 * @returns null where too many likely words are said by nothing that readers see
 */
export async function chooseAmongSeen<Chosen>(
  connection: Connection,
  known: Map<string, LearntWord[]>,
  choose: () => Choice<Chosen>,
): Promise<Chosen | null> {
  const checked = new Set<string>()
  for (let tries = 0; tries < MOST_CHOICES; tries += 1) {
    const { chosen, restsOn } = choose()
    const keys = [...new Set(restsOn)].filter((key) => known.has(key) && !checked.has(key))
    if (keys.length === 0) return chosen
    const forms = keys.flatMap((key) => known.get(key)!)
    const seen = await seenAmong(connection, forms)
    for (const key of keys) {
      checked.add(key)
      const left = known.get(key)!.filter(({ word }) => seen.has(word))
      if (left.length > 0) known.set(key, left)
      else known.delete(key)
    }
    if (seen.size === forms.length) return chosen
  }
  return null
}
