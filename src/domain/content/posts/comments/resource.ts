import { sql } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import { defineReadOnlyResource } from '../../../../platform/resource/define.ts'
import { uuidFilter } from '../../../../platform/resource/filters.ts'
import { valueSort } from '../../../../platform/resource/sorts.ts'
import { editorsAccess } from '../../access.ts'
import { postComment, type PostComment } from './schema.ts'
import { postComments as table } from './table.ts'

/** The comments on all posts; the routes restrict the list to one post. */
export const postComments = defineReadOnlyResource({
  path: 'post-comments',
  one: 'PostComment',
  many: 'PostComments',
  label: { one: 'a comment on a post', many: 'comments on a post', vi: 'ý kiến góp ý về bài viết' },
  access: editorsAccess,
  description: 'Editors talk about a text where it stands.',
  table,
  output: postComment,
  select: {
    id: table.id,
    post_id: table.post_id,
    text: table.text,
    passage: sql<
      PostComment['passage']
    >`case when ${qualified(table.quote)} is not null then json_build_object('field', ${qualified(table.field)}, 'start', ${qualified(table.start)}, 'end', ${qualified(table.end)}, 'quote', ${qualified(table.quote)}, 'stale', false) end`.as(
      'passage',
    ),
    created_at: table.created_at,
    created_by: table.created_by,
    created_by_name: table.created_by_name,
    resolved_at: table.resolved_at,
    resolved_by: table.resolved_by,
    resolved_by_name: table.resolved_by_name,
  },
  filters: { post_id: uuidFilter(table.post_id, 'Only comments on this post.') },
  sorts: { created_at: valueSort(table.created_at, 'created_at', 'instant', 'creation') },
  defaultSort: '-created_at',
})
