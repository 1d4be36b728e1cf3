import { z } from 'zod'
import { patchOf, putOf } from '../../../../platform/resource/schemas.ts'
import { posts } from '../resource.ts'
import { post } from '../schema.ts'

/** The response schema of a working draft: the post with the texts of the draft. */
export const workingDraft = post
  .extend({
    revision: z
      .int()
      .min(1)
      .describe('Moves with each change of the draft; `"<revision>"` is enough for If-Match.'),
    updated_at: z.iso
      .datetime({ offset: true })
      .describe('When the draft was last changed; without a draft, when the post was (UTC).'),
    status: post.shape.status.describe(
      'Status of the post, not of the draft: `draft`, `published` or `archived`.',
    ),
    exists: z.boolean().describe('Whether there is a draft; if not, this is the post as it stands.'),
    base_revision: z.int().min(1).describe('The revision of the post that the draft changes.'),
    stale: z
      .boolean()
      .describe(
        'Whether the text of the post has changed since `base_revision`: publishing is 412 `stale_base`.',
      ),
    updated_by: z
      .string()
      .nullable()
      .describe('The caller that changed the draft last, as named in the audit trail; null without a draft.'),
    updated_by_name: z
      .string()
      .nullable()
      .describe(
        'The name of that caller, as it was then; null without a draft, and for callers without a name.',
      ),
  })
  .meta({
    id: 'WorkingDraft',
    description: 'The next version of a post, beside the one that readers see.',
  })

/** The response of a working draft. */
export type WorkingDraft = z.output<typeof workingDraft>

/** Input and output of a working draft, for bodies that may contain a whole response. */
export const draftForm = {
  ...posts,
  one: 'WorkingDraft',
  label: { one: 'the working draft of a post', many: 'working drafts', vi: 'bản đang soạn' },
  output: workingDraft,
  derived: [
    ...(posts.derived ?? []),
    'exists',
    'base_revision',
    'stale',
    'updated_by',
    'updated_by_name',
    'updated_at',
  ],
}

/** The body of PATCH. */
export const workingDraftPatch = patchOf(draftForm)

/** The body of PUT. */
export const workingDraftPut = putOf(draftForm)
