import { z } from 'zod'
import { post, postRevision } from '../schema.ts'

/** A text that the working draft of a post had. */
export const workingDraftRevision = postRevision
  .omit({ status: true })
  .extend({
    revision: z
      .int()
      .min(1)
      .describe(
        'The `revision` that the draft had with this text. Steps of an approval move that of the draft without a new text.',
      ),
    base_revision: z.int().min(1).describe('The revision of the post that the draft changed.'),
    ended_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When this draft was published or discarded (UTC); null for the draft that is there now.'),
    published_revision: z
      .int()
      .min(1)
      .nullable()
      .describe(
        'The revision of the post with the texts of this draft, once it was published; null if it was discarded, or is there now.',
      ),
    content: post.describe('The complete post with the texts of the draft.'),
  })
  .meta({ id: 'WorkingDraftRevision', description: 'A text that the working draft of a post had.' })
