import { z } from 'zod'

/** A passage of two compared texts. */
const wordChange = z
  .object({
    kind: z
      .enum(['equal', 'removed', 'added'])
      .describe('`equal`: in both texts; `removed`: in the earlier only; `added`: in the later only.'),
    text: z.string().describe('The passage, with its blanks and line ends.'),
  })
  .meta({ id: 'WordChange', description: 'A passage that two texts share, or that one of them has alone.' })

/** A field in which two states of a row differ. */
export const fieldDifference = z
  .object({
    field: z.string().describe('The field, such as `title` or `byline`.'),
    before: z.unknown().describe('Its earlier value, in the shape of the row.'),
    after: z.unknown().describe('Its later value, in the shape of the row.'),
    words: z
      .array(wordChange)
      .nullable()
      .describe(
        'For two texts: their passages in order. The equal and removed ones make up `before`, the equal and added ones `after`. Null for other values.',
      ),
  })
  .meta({ id: 'FieldDifference', description: 'A field in which two states of a row differ.' })

/** A field in which two states of a row differ. */
export type FieldDifference = z.output<typeof fieldDifference>
