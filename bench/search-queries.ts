import type { Database } from '../src/platform/database/database.ts'
import { withoutMarks } from '../src/libraries/vietnamese/letters.ts'

/** A query as a reader types it, and its kind. */
export interface BenchQuery {
  title: string
  q: string
}

interface Word {
  word: string
  documents: number
}

/** The word or pair of words whose number of documents is closest to `documents`. */
async function wordUsedBy({ pool }: Database, documents: number, words: 1 | 2): Promise<string> {
  const { rows } = await pool.query<Word>(
    `select word, documents from search_words
    where (position(' ' in word) > 0) = $2 and length(folded) > $3 and word <> folded and folded !~ '[0-9]'
    order by abs(ln(documents) - ln($1::float)), word limit 1`,
    [documents, words === 2, words * 4],
  )
  return rows[0]!.word
}

/** Exchanges the last two letters of the last word. */
const swapLastLetters = (text: string) => text.slice(0, -2) + text.at(-1)! + text.at(-2)!

/** The queries of all kinds, selected by the frequency of their words in the generated posts. */
export async function benchQueries(database: Database, posts: number): Promise<BenchQuery[]> {
  const rare = await wordUsedBy(database, 100, 1)
  const rarePhrase = await wordUsedBy(database, posts / 500, 2)
  const phrase = await wordUsedBy(database, posts / 20, 2)
  const common = await wordUsedBy(database, posts / 2, 1)
  const commonPhrase = await wordUsedBy(database, posts / 3, 2)
  return [
    { title: 'rare word', q: rare },
    { title: 'rare phrase', q: `"${rarePhrase}"` },
    { title: 'two words', q: phrase },
    { title: 'without marks', q: withoutMarks(phrase) },
    { title: 'common phrase', q: commonPhrase },
    { title: 'word in half the posts', q: common },
    { title: 'typing error', q: swapLastLetters(withoutMarks(phrase)) },
    { title: 'last word unfinished', q: phrase.slice(0, -1) },
  ]
}
