import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  calendarDate,
  entityColumns,
  instant,
  inVietnameseOrder,
  termsIndexOptions,
  textTerms,
} from '../../../platform/database/columns.ts'
import { media } from '../media/table.ts'
import { people } from '../people/table.ts'
import { sections } from '../sections/table.ts'
import { tags } from '../tags/table.ts'

export const postKinds = ['article', 'video', 'page'] as const
export const languages = ['vi', 'en'] as const
export const postStatuses = ['draft', 'published', 'archived'] as const

/** News posts. The body is rendered to HTML and plain text on write, not on read. */
export const posts = pgTable(
  'posts',
  {
    ...entityColumns(),
    slug: text('slug').notNull(),
    kind: text('kind', { enum: postKinds }).notNull().default('article'),
    title: text('title').notNull(),
    summary: text('summary'),
    body: text('body').notNull().default(''),
    body_html: text('body_html').notNull().default(''),
    body_text: text('body_text').notNull().default(''),
    section_id: uuid('section_id').references(() => sections.id),
    cover_media_id: uuid('cover_media_id').references(() => media.id),
    cover_caption: text('cover_caption'),
    cover_credit: text('cover_credit'),
    cover_alt: text('cover_alt'),
    video_url: text('video_url'),
    language: text('language', { enum: languages }).notNull().default('vi'),
    translation_of: uuid('translation_of'),
    event_date: calendarDate('event_date'),
    pinned_until: instant('pinned_until'),
    /** The place among pinned posts. */
    position: integer('position').notNull().default(0),
    seo_title: text('seo_title'),
    seo_description: text('seo_description'),
    seo_image_id: uuid('seo_image_id').references(() => media.id),
    seo_noindex: boolean('seo_noindex').notNull().default(false),
    seo_canonical: text('seo_canonical'),
    correction_note: text('correction_note'),
    corrected_on: calendarDate('corrected_on'),
    status: text('status', { enum: postStatuses }).notNull().default('draft'),
    published_at: instant('published_at'),
    /** The caller that created it, as named in the audit trail. */
    created_by: text('created_by').notNull(),
    created_by_name: text('created_by_name'),
    /** The person who created it, where that is known beside the caller. */
    created_by_person: text('created_by_person'),
  },
  (table) => [
    foreignKey({
      name: 'posts_translation_of_fk',
      columns: [table.translation_of],
      foreignColumns: [table.id],
    }).onDelete('set null'),
    uniqueIndex('posts_slug_unique')
      .on(table.slug)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('posts_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('posts_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    // the default order, of all posts and of a section. By the last columns, the index alone tells who sees a post, and which
    // are pages: counts do not read the table
    index('posts_newest_index').on(
      table.published_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
      table.status,
      table.deleted_at,
      table.kind,
    ),
    index('posts_newest_of_section_index').on(
      table.section_id,
      table.published_at.desc().nullsLast(),
      table.id.desc().nullsLast(),
      table.status,
      table.deleted_at,
      table.kind,
    ),
    // values that few posts have; those of most posts are found in the default order
    index('posts_status_index')
      .on(table.status, table.published_at.desc().nullsLast(), table.id.desc().nullsLast())
      .where(sql`${table.status} <> 'published' and ${table.deleted_at} is null`),
    index('posts_kind_index')
      .on(table.kind, table.published_at.desc().nullsLast(), table.id.desc().nullsLast())
      .where(sql`${table.kind} <> 'article' and ${table.deleted_at} is null`),
    index('posts_language_index')
      .on(table.language, table.published_at.desc().nullsLast(), table.id.desc().nullsLast())
      .where(sql`${table.language} <> 'vi' and ${table.deleted_at} is null`),
    index('posts_pinned_until_index')
      .on(table.pinned_until)
      .where(sql`${table.pinned_until} is not null`),
    index('posts_position_index').on(table.position.desc().nullsLast(), table.id.desc().nullsLast()),
    // the drafts of an author
    index('posts_own_drafts_index')
      .on(sql`coalesce(${table.created_by_person}, ${table.created_by})`, table.id.desc().nullsLast())
      .where(sql`${table.status} = 'draft' and ${table.published_at} is null`),
    // other lists of editors
    index('posts_updated_at_index').on(table.updated_at.desc().nullsLast(), table.id.desc().nullsLast()),
    index('posts_created_at_index').on(table.created_at.desc().nullsLast(), table.id.desc().nullsLast()),
    index('posts_cover_media_id_index').on(table.cover_media_id),
    index('posts_seo_image_id_index')
      .on(table.seo_image_id)
      .where(sql`${table.seo_image_id} is not null`),
    index('posts_translation_of_index').on(table.translation_of),
    index('posts_event_date_index').on(table.event_date.desc().nullsLast(), table.id.desc().nullsLast()),
    index('posts_title_index').on(inVietnameseOrder(table.title), table.id),
    index('posts_title_terms_index').using('gin', textTerms(table.title)).with(termsIndexOptions),
    check('posts_kind_check', sql`${table.kind} in ('article', 'video', 'page')`),
    check('posts_language_check', sql`${table.language} in ('vi', 'en')`),
    check('posts_status_check', sql`${table.status} in ('draft', 'published', 'archived')`),
    check(
      'posts_corrected_on_check',
      sql`${table.corrected_on} is null or ${table.correction_note} is not null`,
    ),
    check('posts_published_at_check', sql`${table.status} = 'draft' or ${table.published_at} is not null`),
  ],
)

const postId = () =>
  uuid('post_id')
    .notNull()
    .references(() => posts.id, { onDelete: 'cascade' })

export const postTags = pgTable(
  'post_tags',
  {
    post_id: postId(),
    tag_id: uuid('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    ordinal: integer('ordinal').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.post_id, table.tag_id] }),
    index('post_tags_tag_id_index').on(table.tag_id, table.post_id),
  ],
)

/** The authors of a post: name, degree, position and unit at the time of the post. */
export const postBylines = pgTable(
  'post_bylines',
  {
    post_id: postId(),
    ordinal: integer('ordinal').notNull(),
    person_id: uuid('person_id').references(() => people.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    degree: text('degree'),
    position: text('position'),
    unit: text('unit'),
  },
  (table) => [
    primaryKey({ columns: [table.post_id, table.ordinal] }),
    index('post_bylines_person_id_index').on(table.person_id, table.post_id),
  ],
)

/** Pictures and files of a post. Caption, credit and alt belong to the use, not to the file. */
export const postMedia = pgTable(
  'post_media',
  {
    post_id: postId(),
    ordinal: integer('ordinal').notNull(),
    media_id: uuid('media_id')
      .notNull()
      .references(() => media.id),
    caption: text('caption'),
    credit: text('credit'),
    alt: text('alt'),
  },
  (table) => [
    primaryKey({ columns: [table.post_id, table.ordinal] }),
    index('post_media_media_id_index').on(table.media_id, table.post_id),
  ],
)
