import { z } from 'zod'
import { day, id, line, lines } from '../../../platform/http/fields.ts'
import { quotedFields } from './table.ts'

const offset = () => z.int().min(0).max(1_000_000)

const sourceText = {
  post_id: 'Id of the post that states it.',
  revision: 'Revision of the post in which the quote is at these offsets.',
  field: 'Text of the post; `body_text` is the body as a browser shows it.',
  quote: 'The quoted words: exactly the field from `start` to `end`.',
  start: 'Start of the quote, in UTF-16 code units of the field.',
  end: 'End of the quote, after its last code unit.',
  number: 'Number of the document that states it, such as 12-BC/TCT.',
  issuer: 'Who issued the document.',
  date: 'Day of the document.',
  page: 'Page or part of the document.',
}

/** The source in the input of a figure. */
export const sourceInput = z
  .strictObject({
    post_id: id().nullable().default(null).describe(sourceText.post_id),
    revision: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .nullable()
      .default(null)
      .describe(
        'Revision of the post that was read; if left out, the current one. Any other revision is rejected.',
      ),
    field: z.enum(quotedFields).nullable().default(null).describe(sourceText.field),
    quote: lines(2000).nullable().default(null).describe(sourceText.quote),
    start: offset()
      .nullable()
      .default(null)
      .describe(`${sourceText.start} May be left out together with \`end\` if the quote occurs once.`),
    end: offset().nullable().default(null).describe(sourceText.end),
    number: line(200).nullable().default(null).describe(sourceText.number),
    issuer: line(300).nullable().default(null).describe(sourceText.issuer),
    date: day().nullable().default(null).describe(sourceText.date),
    page: line(50).nullable().default(null).describe(sourceText.page),
  })
  .meta({
    id: 'FigureSourceInput',
    description: 'Where it is stated: words of a post (`post_id`, `field`, `quote`), or a numbered document.',
  })

/** The source of a figure in responses. */
export const figureSource = z
  .object({
    post_id: z.uuid().nullable().describe(sourceText.post_id),
    revision: z.int().nullable().describe(sourceText.revision),
    field: z.enum(quotedFields).nullable().describe(sourceText.field),
    quote: z.string().nullable().describe(sourceText.quote),
    start: z.int().nullable().describe(sourceText.start),
    end: z.int().nullable().describe(sourceText.end),
    number: z.string().nullable().describe(sourceText.number),
    issuer: z.string().nullable().describe(sourceText.issuer),
    date: z.iso.date().nullable().describe(sourceText.date),
    page: z.string().nullable().describe(sourceText.page),
  })
  .meta({ id: 'FigureSource', description: 'Where a figure is stated: words of a post, or a document.' })
