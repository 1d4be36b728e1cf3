import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { qualified } from '../../../../platform/database/columns.ts'
import { defineReadOnlyResource } from '../../../../platform/resource/define.ts'
import { integerFilter, uuidFilter } from '../../../../platform/resource/filters.ts'
import { valueSort } from '../../../../platform/resource/sorts.ts'
import { editorsAccess } from '../../access.ts'
import type { post } from '../schema.ts'
import { workingDraftRevision } from './schema.ts'
import { workingDraftRevisions as table } from './table.ts'

/** The history of the working drafts of all posts; the routes restrict the list to one post. */
export const workingDraftRevisions = defineReadOnlyResource({
  path: 'working-draft-revisions',
  one: 'WorkingDraftRevision',
  many: 'WorkingDraftRevisions',
  label: {
    one: 'a revision of a working draft',
    many: 'revisions of a working draft',
    vi: 'phiên bản của bản đang soạn',
  },
  access: editorsAccess,
  description: 'Each write of a working draft stores its text as a revision.',
  table,
  output: workingDraftRevision,
  longFields: ['content'],
  select: {
    id: table.id,
    post_id: table.post_id,
    revision: table.revision,
    base_revision: table.base_revision,
    created_at: table.created_at,
    actor: table.actor,
    actor_name: table.actor_name,
    title: table.title,
    ended_at: table.ended_at,
    published_revision: table.published_revision,
    // the address depends on the current settings of the server, not on the revision
    content: sql<
      z.output<typeof post>
    >`${qualified(table.content)} || jsonb_build_object('url', null, 'revision', ${qualified(table.revision)})`.as(
      'content',
    ),
    diff: sql<null>`null::jsonb`.as('diff'),
  },
  filters: {
    post_id: uuidFilter(table.post_id, 'Only texts of the working drafts of this post.'),
    revision: integerFilter(table.revision, 'Only these revisions.'),
  },
  sorts: { revision: valueSort(table.revision, 'revision', 'number', 'revision') },
  defaultSort: '-revision',
})
