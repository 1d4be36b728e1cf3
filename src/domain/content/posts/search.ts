import type { PostInput } from './schema.ts'
import {
  searchTexts,
  type SearchDocument,
  type SearchProvider,
} from '../../../platform/resource/search-provider.ts'

/** The calendar year of a moment where the school is, seven hours east of Greenwich all year. */
const schoolYearOf = (moment: string): number => new Date(Date.parse(moment) + 7 * 3_600_000).getUTCFullYear()

/** What the index needs of a post, without its authors. */
type IndexedPost = {
  id: string
  external_id: string | null
  slug: string
  title: string
  summary?: string | null
  body_text?: string
  cover_caption?: string | null
  /** Absent in the input of a request, which creates a draft; rows of files have it. */
  status?: string
  section_id: string | null
  tag_ids: string[]
}

/** A post as `select` gives it. */
type FoundPost = IndexedPost & { byline?: string | null; sorted_at: string }

/** A new post as `prepare` gives it. */
type PreparedPost = Omit<IndexedPost, 'id'> & { byline: PostInput['byline']; published_at?: string | null }

const documentOf = (row: IndexedPost, byline: string | null, sortedAt: string): SearchDocument => ({
  id: row.id,
  external_id: row.external_id,
  href: `/v1/posts/${row.slug}`,
  title: { field: 'title', text: row.title },
  texts: [
    ...searchTexts('summary', row.summary),
    ...searchTexts('body_text', row.body_text),
    ...searchTexts('cover.caption', row.cover_caption),
    ...searchTexts('byline', byline),
  ],
  public: row.status === 'published',
  sorted_at: sortedAt,
  year: schoolYearOf(sortedAt),
  section_id: row.section_id,
  program_id: null,
  tag_ids: row.tag_ids,
})

const authorLine = ({ degree, name, position, unit }: PostInput['byline'][number]): string =>
  [degree, name, position, unit].filter((part) => part !== null).join(' ')

/** What a post is called, where it is and who sees it. */
const named =
  'id, external_id, slug, title, status, section_id, coalesce(published_at, created_at) as sorted_at'

/** How search sees posts. Drafts are in the index for those who may see them; they are not public. */
export const postSearch: SearchProvider<FoundPost, PreparedPost> = {
  type: 'post',
  before: 'program',
  table: 'posts',
  select: `select ${named}, summary, body_text, cover_caption,
    array(select tag_id from post_tags where post_id = posts.id) as tag_ids,
    (select string_agg(concat_ws(' ', degree, name, position, unit), E'\\n' order by ordinal)
      from post_bylines where post_id = posts.id) as byline
  from posts where id = any($1) and deleted_at is null`,
  selectNamed: `select ${named}, '{}'::uuid[] as tag_ids from posts where id = any($1) and deleted_at is null`,
  document: (row) => documentOf(row, row.byline ?? null, row.sorted_at),
  draftDocument: ({ id, values }, now) =>
    documentOf({ ...values, id }, values.byline.map(authorLine).join('\n'), values.published_at ?? now),
}
