import { sql } from 'drizzle-orm'
import { qualified } from '../../../../platform/database/columns.ts'
import { defineReadOnlyResource } from '../../../../platform/resource/define.ts'
import { integerFilter, uuidFilter } from '../../../../platform/resource/filters.ts'
import { valueSort } from '../../../../platform/resource/sorts.ts'
import { editorsAccess } from '../../access.ts'
import { postRevision, type post } from '../schema.ts'
import { postRevisions as table } from './table.ts'
import type { z } from 'zod'

/** The revisions of all posts; the routes restrict the list to one post. */
export const postRevisions = defineReadOnlyResource({
  path: 'post-revisions',
  one: 'PostRevision',
  many: 'PostRevisions',
  label: { one: 'a revision of a post', many: 'revisions of a post', vi: 'phiên bản của bài viết' },
  access: editorsAccess,
  description: 'Each write of a post stores the resulting state as a revision.',
  table,
  output: postRevision,
  longFields: ['content'],
  select: {
    id: table.id,
    post_id: table.post_id,
    revision: table.revision,
    created_at: table.created_at,
    actor: table.actor,
    actor_name: table.actor_name,
    title: table.title,
    status: table.status,
    // the address depends on the current settings of the server, not on the revision
    content: sql<z.output<typeof post>>`${qualified(table.content)} || '{"url": null}'::jsonb`.as('content'),
    diff: sql<null>`null::jsonb`.as('diff'),
  },
  filters: {
    post_id: uuidFilter(table.post_id, 'Only revisions of this post.'),
    revision: integerFilter(table.revision, 'Only these revisions.'),
  },
  sorts: { revision: valueSort(table.revision, 'revision', 'number', 'revision') },
  defaultSort: '-revision',
})
