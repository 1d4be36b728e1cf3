import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'
import { postKinds, posts } from '../../../domain/content/posts/table.ts'

/**
 * What statistics count of each published post, in one narrow row: bodies are not read again. Drafts, archived posts,
 * pages and the trash have no row. Triggers on `posts`, `post_bylines`, `post_media` and `media` keep it (migration
 * `keep_post_counts`), whoever writes.
 */
export const postCounts = pgTable(
  'post_counts',
  {
    post_id: uuid('post_id')
      .primaryKey()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** The post is scheduled until then. */
    published_at: instant('published_at').notNull(),
    kind: text('kind', { enum: postKinds }).notNull(),
    section_id: uuid('section_id'),
    words: integer('words').notNull(),
    pictures: integer('pictures').notNull(),
    /** The authors in the order of the byline, each once: the id of the person, else the printed name. */
    authors: text('authors').array().notNull(),
  },
  (table) => [
    index('post_counts_published_at_index').on(table.published_at),
    check('post_counts_words_check', sql`${table.words} >= 0 and ${table.pictures} >= 0`),
  ],
)
