import { z } from 'zod'
import { approvalSteps } from '../approval/table.ts'
import { postStates } from '../states.ts'
import { post } from '../schema.ts'

const moment = (description: string) => z.iso.datetime({ offset: true }).describe(description)
const caller = z.string().describe('The caller, as named in the audit trail.')
const name = z
  .string()
  .nullable()
  .describe('The name of the person at that time: the owner of the key or of the token. Null if it has none.')

/** The response with an approval slip. */
export const approvalSlip = z
  .object({
    post_id: z.uuid().describe('Id of the post.'),
    revision: z.int().min(1).describe('The revision of the post as it stands.'),
    state: z
      .enum(postStates)
      .describe(
        '`state` of `internal` of the post, or `next_state` if it is about the working draft. The list grows.',
      ),
    state_label: z
      .object({ vi: z.string().describe('In Vietnamese.'), en: z.string().describe('In English.') })
      .describe('What people call the state.'),
    is_working_draft: z
      .boolean()
      .describe(
        'Whether the texts are those of the working draft, which waits for approval; else they are those of the post.',
      ),
    title: z.string().describe('Headline.'),
    kind: post.shape.kind,
    section: z.string().nullable().describe('Name of its section.'),
    byline: post.shape.byline,
    words: z.int().describe('The words of the body, as statistics count them.'),
    pictures: z.int().describe('Its pictures, as statistics count them.'),
    created_at: moment('When the post was created (UTC).'),
    published_at: post.shape.published_at,
    editors: z
      .array(
        z
          .object({
            caller,
            name,
            edits: z
              .int()
              .min(1)
              .describe('In how many revisions of the post or of its drafts this person changed the text.'),
            first_at: moment('The first of them (UTC).'),
            last_at: moment('The last of them (UTC).'),
          })
          .meta({ id: 'SlipEditor', description: 'A person who wrote the text of a post, or changed it.' }),
      )
      .describe(
        'Who wrote the text and changed it, in the order of the first time: at most 50, from the last 200 stored revisions of the post and 200 of its working drafts. What was written in a working draft is of those who wrote it there, not of who published or approved it; drafts that were discarded do not count.',
      ),
    steps: z
      .array(
        z
          .object({
            step: z.enum(approvalSteps).describe('What was done. The list grows.'),
            at: moment('When (UTC).'),
            caller,
            name,
            comment: z.string().nullable().describe('Why it was returned; null for other steps.'),
          })
          .meta({ id: 'SlipStep', description: 'A step on the way to the approval of a post.' }),
      )
      .describe('The last 100 steps, oldest first.'),
    content_hash: z
      .string()
      .describe(
        'SHA-256, in hexadecimal digits, of title, summary (empty if there is none) and body in UTF-8 with a line feed between them: an equal text has an equal number.',
      ),
  })
  .meta({ id: 'ApprovalSlip', description: 'Who wrote, edited and approved a post, and when.' })

/** An approval slip. */
export type ApprovalSlip = z.output<typeof approvalSlip>
