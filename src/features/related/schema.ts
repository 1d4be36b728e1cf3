import { z } from 'zod'
import { posts } from '../../domain/content/posts/resource.ts'
import { commaList } from '../../platform/resource/comma-list.ts'
import { wholeNumberParameter } from '../../platform/http/fields.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { postKinds } from '../../domain/content/posts/table.ts'
import { reasonKinds } from './labels.ts'

/** The query of related posts. */
export const relatedQuery = z.strictObject({
  limit: wholeNumberParameter(1, 20)
    .meta({
      description: 'How many related posts there are at most, 1 to 20.',
      scalar: { type: 'integer', minimum: 1, maximum: 20, default: 5 },
    })
    .optional(),
  kind: commaList(
    z.enum(postKinds),
    'Only posts of these kinds. By default all that the list of posts has.',
  ).optional(),
})

const { item } = schemasOf(posts)

const reason = z
  .object({
    kind: z
      .enum(reasonKinds)
      .describe(
        '`program`: figures of both state numbers of one programme; `people`: both have these authors of the register; `tags`; `words`: both have words that few posts have; `section`. The list may grow.',
      ),
    label: z
      .object({ vi: z.string().describe('In Vietnamese.'), en: z.string().describe('In English.') })
      .describe('What people call the reason.'),
    values: z
      .array(z.string())
      .describe(
        'What both have in common: names of programmes, authors, tags or the section; of `words` up to three passages as the post of the path has them.',
      ),
  })
  .meta({ id: 'RelatedReason', description: 'What a related post has in common with the post of the path.' })

/** The response with related posts. */
export const relatedPosts = z
  .object({
    items: z
      .array(
        z
          .object({
            post: item.describe('The post, as lists show it.'),
            reasons: z.array(reason).describe('Why it is here; at least one.'),
          })
          .meta({ id: 'RelatedPost', description: 'A related post, with the reasons.' }),
      )
      .describe('The related posts, those that have most in common first.'),
    previous: item
      .nullable()
      .describe('The post before it in time in its section, as lists show it; null if it is the oldest.'),
    next: item
      .nullable()
      .describe('The post after it in time in its section, as lists show it; null if it is the newest.'),
  })
  .meta({ id: 'RelatedPosts', description: 'Where readers of a post may go from here.' })

/** Related posts. */
export type RelatedPosts = z.output<typeof relatedPosts>
