import { z } from 'zod'
import { statedDimensions } from '../../domain/figures/figures/dimensions-schema.ts'
import { hasFewMarks, validationError, year } from '../../platform/http/fields.ts'
import { hasLoneSurrogate } from '../../libraries/vietnamese/text.ts'
import { periodKinds, qualifiers, relations, units } from '../../libraries/figure-grammar/figure.ts'

/** The longest text that is read. */
export const maxCharacters = 1_048_576

/** The most figures of a response: a text of figures alone would make a response a hundred times its size. */
export const maxFigures = 20_000

/** As it was sent: offsets would not survive a normal form, so none is made. */
const sentText = z
  .string()
  .max(maxCharacters)
  .refine(
    (text) => !text.includes('\0'),
    validationError('nul_character', 'It must not contain the NUL character.', 'Không được chứa ký tự NUL.'),
  )
  .refine(
    (text) => !hasLoneSurrogate(text),
    validationError(
      'lone_surrogate',
      'It contains half of a surrogate pair, which is no character; send well-formed Unicode.',
      'Chứa nửa cặp surrogate, không phải ký tự hợp lệ; hãy gửi Unicode đúng chuẩn.',
    ),
  )
  // a thread cannot be ended while it sorts marks
  .check(hasFewMarks)
  .refine(
    (text) => /\S/u.test(text),
    validationError('blank', 'It must contain something that can be seen.', 'Không được để trống.'),
  )

/** The body of an extraction. */
export const extractionInput = z
  .strictObject({
    text: sentText.describe('The text, in Vietnamese. It is read as it is and not stored.'),
    year: year()
      .optional()
      .describe('The year that the text is about; figures whose period the text leaves open get it.'),
  })
  .meta({
    id: 'ExtractionInput',
    description: 'A text whose figures are wanted.',
    example: {
      text: 'Nhà trường mở 62 lớp với 6.481 học viên (58 lớp trong kế hoạch, 4 lớp ngoài kế hoạch).',
      year: 2020,
    },
  })

const period = z
  .object({
    kind: z.enum(periodKinds).describe('What kind of period the text names.'),
    start: z.iso.date().nullable().describe('First day; null for `as_of`.'),
    end: z.iso.date().describe('Last day.'),
    label: z.string().describe('The words that name it.'),
  })
  .nullable()
  .describe('The period that the figure is of; null when neither text nor caller tells it.')

const figure = z
  .object({
    value: z.number().describe('The number, thousands and multipliers resolved.'),
    qualifier: z
      .enum(qualifiers)
      .describe('`about` (khoảng), `over` (trên, hơn), `under` (gần, dưới), else `exact`.'),
    unit: z.enum(units).describe('What is counted. The list grows.'),
    relation: z
      .enum(relations)
      .nullable()
      .describe(
        '`share` of the denominator or a whole, `of_plan`, `change` (tăng, giảm); null: a plain count.',
      ),
    denominator: z
      .number()
      .nullable()
      .describe('What stands behind the slash: 41 in 9/41; null when nothing does.'),
    dimensions: statedDimensions,
    indicator: z
      .string()
      .nullable()
      .describe('Code of the indicator; null where the text does not settle it.'),
    period,
    quote: z.string().describe('The words that state it: exactly the text from `start` to `end`.'),
    start: z.int().describe('Where the quote begins, in UTF-16 code units of the text as it was sent.'),
    end: z.int().describe('Behind the last code unit of the quote.'),
    hint: z
      .enum(['total', 'part'])
      .nullable()
      .describe(
        'What an editor may want to know: stated as a total, or as a part of another. Never used in sums.',
      ),
    confidence: z.number().min(0).max(1).describe('How far the rule can be trusted, 0 to 1.'),
    rule: z.string().describe('Name of the rule that read it; `docs/extraction.md` explains each.'),
  })
  .meta({
    id: 'ExtractedFigure',
    description: 'A number that the text states, with the words that state it.',
  })

/** What an extraction answers. */
export const extraction = z
  .object({ figures: z.array(figure).describe('Every figure, in the order of the text.') })
  .meta({ id: 'Extraction', description: 'The figures that a text states.' })
