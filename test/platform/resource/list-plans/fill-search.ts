import type pg from 'pg'
import { term } from '../../../../src/features/search/term.ts'

/** Words of the posts that `fillTables` makes, each with the share of posts that have it. */
export const wordsOfPosts: Readonly<Record<string, number>> = { chung: 1, vua: 0.1, hiem: 0.001 }

/** Makes the search index of all posts, as if each had some of these words, with entries of the usual length. */
export async function fillSearchIndex(pool: pg.Pool): Promise<void> {
  const entries = Object.entries(wordsOfPosts).map(
    ([word, share]) =>
      `case when abs(hashtext(id::text || '${word}')) % 1000 < ${share * 1000} then ${term('word', word)} end`,
  )
  await pool.query(
    `insert into search_documents (id, type, public, sorted_at, terms, weighing)
    select id, 'post', status = 'published', coalesce(published_at, created_at),
      array_fill(-1, array[300]) || sort(array_remove(array[${entries.join(', ')}], null)), 300 from posts where deleted_at is null`,
  )
  await pool.query(
    `insert into search_words (word, folded, documents)
    select word, word, (select count(*) * share from posts) from unnest($1::text[], $2::float[]) as had (word, share)`,
    [Object.keys(wordsOfPosts), Object.values(wordsOfPosts)],
  )
  await pool.query(
    'insert into search_index_state (id, format, filled_at) values (1, 1, now()) on conflict do nothing',
  )
  await pool.query('vacuum analyze search_documents, search_words')
}
