import { z } from 'zod'
import { checkPeriod, movementPeriod, periodParameters } from '../movement/period.ts'
import { groupKeys } from '../group-keys.ts'
import { group } from '../schema.ts'
import { postKeys } from './keys.ts'

const maxKeys = 2

const groupByText = `The keys that rows are grouped by: \`author\` (each author of the byline: the person, else the printed name), \`section\`, \`kind\` and \`month\` of publication; at most ${maxKeys}. Without it there is only the total.`

/** The parameters of the statistic of posts. */
export const postParameters = z
  .strictObject({
    ...periodParameters,
    group_by: groupKeys(postKeys, groupByText, maxKeys),
  })
  .superRefine(checkPeriod)

const sums = {
  posts: z.int().describe('The number of posts.'),
  words: z
    .int()
    .describe(
      'The words of their bodies, as word processors count them: what stands between spaces and has a letter or a digit.',
    ),
  pictures: z
    .int()
    .describe(
      'Their pictures: files of the kind `image` in `cover` and `media`, each once in a post, and pictures in the body.',
    ),
}

const numbers = {
  ...sums,
  co_authored: z.object(sums).meta({
    id: 'CoAuthoredPosts',
    description:
      'Of these the posts with several authors. Each counts in full for each of its authors, since a byline does not say who wrote how much.',
  }),
}

/** The response with the posts of a period. */
export const postStatistics = z
  .object({
    period: movementPeriod.describe('The days of publication, in the time zone of the school.'),
    group_by: z.array(z.enum(postKeys)).describe('The keys that rows are grouped by.'),
    rows: z
      .array(
        z
          .object({
            group: z
              .array(group)
              .describe(
                'A value for each key of `group_by`, in its order: the id of a person or a printed name, the slug of a section, a kind, a month (`2020-05`). Null for posts without it.',
              ),
            ...numbers,
          })
          .meta({ id: 'PostStatisticsRow', description: 'The numbers of a group.' }),
      )
      .describe('The groups that have posts, in the order of their labels.'),
    total: z.object(numbers).meta({
      id: 'PostStatisticsTotal',
      description: 'The numbers of all posts, each once: rows by author may add up to more.',
    }),
  })
  .meta({
    id: 'PostStatistics',
    description: 'The posts that were published in a period, and how long they are.',
  })
