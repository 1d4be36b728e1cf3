import { sql } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import { defineReadOnlyResource } from '../../../../platform/resource/define.ts'
import { uuidFilter } from '../../../../platform/resource/filters.ts'
import { valueSort } from '../../../../platform/resource/sorts.ts'
import { editorsAccess } from '../../access.ts'
import { posts } from '../table.ts'
import { visiblePost } from '../visibility.ts'
import { previewLink } from './schema.ts'
import { previewLinks as table } from './table.ts'

/**
 * What ends the links of a post without a write of them: a scheduled post becomes public at its time, and the draft of an
 * author belongs to the newsroom once it has a time of publication.
 */
const hasEnded = sql`(${visiblePost('previewed')} and ${qualified(table.created_at)} < previewed.published_at
  or ${qualified(table.of_author)} and (previewed.status <> 'draft' or previewed.published_at is not null))`

/** The condition of links that have neither expired nor ended otherwise. */
export const isInForce = sql`(${qualified(table.expires_at)} > now()
  and not exists (select from ${posts} previewed where previewed.id = ${qualified(table.post_id)} and ${hasEnded}))`

/** The preview links of all posts that are in force; the routes restrict the list to one post. */
export const previewLinks = defineReadOnlyResource({
  path: 'preview-links',
  one: 'PreviewLink',
  many: 'PreviewLinks',
  label: { one: 'a preview link', many: 'preview links', vi: 'liên kết xem trước' },
  access: editorsAccess,
  description: 'Whoever has such a link sees the next version of a post.',
  table,
  baseCondition: () => isInForce,
  output: previewLink,
  select: {
    id: table.id,
    post_id: table.post_id,
    created_at: table.created_at,
    created_by: table.created_by,
    created_by_name: table.created_by_name,
    expires_at: table.expires_at,
  },
  filters: { post_id: uuidFilter(table.post_id, 'Only links to this post.') },
  sorts: { created_at: valueSort(table.created_at, 'created_at', 'instant', 'creation') },
  defaultSort: '-created_at',
})
