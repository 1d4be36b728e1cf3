import { z } from 'zod'
import { statedDimensions } from '../../domain/figures/figures/dimensions-schema.ts'
import { hasFewMarks, validationError, year } from '../../platform/http/fields.ts'
import { hasLoneSurrogate } from '../../libraries/vietnamese/text.ts'
import { periodKinds, qualifiers, relations, units } from '../../libraries/figure-grammar/figure.ts'

/** The longest text of an extraction. */
export const maxCharacters = 1_048_576

/** The most figures of a response: the response to a text of figures alone is a hundred times as long as the text. */
export const maxFigures = 20_000

/** The text without Unicode normalization, because that would change the offsets of quotes. */
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
  // a worker thread cannot be stopped while it sorts combining marks
  .check(hasFewMarks)
  .refine(
    (text) => /\S/u.test(text),
    validationError('blank', 'It must contain something that can be seen.', 'Không được để trống.'),
  )

/** The body of an extraction. */
export const extractionInput = z
  .strictObject({
    text: sentText.describe('The text, in Vietnamese. It is not normalized and not stored.'),
    year: year()
      .optional()
      .describe('The year that the text is about; figures without a period in the text get it.'),
  })
  .meta({
    id: 'ExtractionInput',
    description: 'A text to extract figures from.',
    example: {
      text: 'Nhà trường mở 62 lớp với 6.481 học viên (58 lớp trong kế hoạch, 4 lớp ngoài kế hoạch).',
      year: 2020,
    },
  })

const period = z
  .object({
    kind: z.enum(periodKinds).describe('The kind of period that the text names.'),
    start: z.iso.date().nullable().describe('First day; null for `as_of`.'),
    end: z.iso.date().describe('Last day.'),
    label: z.string().describe('The words that name the period.'),
  })
  .nullable()
  .describe('The period of the figure; null if neither the text nor the request names it.')

const figure = z
  .object({
    value: z.number().describe('The number, with separators and multipliers resolved.'),
    qualifier: z
      .enum(qualifiers)
      .describe('`about` (khoảng), `over` (trên, hơn), `under` (gần, dưới), else `exact`.'),
    unit: z.enum(units).describe('The unit of the number. The list grows.'),
    relation: z
      .enum(relations)
      .nullable()
      .describe(
        '`share` of the denominator or a whole, `of_plan`, `change` (tăng, giảm); null for a plain count.',
      ),
    denominator: z
      .number()
      .nullable()
      .describe('The number after the slash: 41 in 9/41; null if there is none.'),
    percent: z
      .number()
      .nullable()
      .describe(
        'The percentage that the text states beside a share or a part in its clause: 21.95 of 9/41 (21,95%), 25 of 80 đảng viên, trong đó 20 nữ, chiếm 25%. Null if there is none.',
      ),
    exhaustive_over: z
      .array(z.string())
      .describe(
        'Dimensions of which the text names every part (mở 30 lớp, gồm: 10 lớp ..., 12 lớp ... và 8 lớp ...). The list grows.',
      ),
    dimensions: statedDimensions,
    indicator: z.string().nullable().describe('Code of the indicator; null if the text is ambiguous.'),
    period,
    quote: z.string().describe('The words that state the figure: exactly the text from `start` to `end`.'),
    start: z.int().describe('The begin of the quote, in UTF-16 code units of the text in the request.'),
    end: z.int().describe('The end of the quote: the offset after its last code unit.'),
    hint: z
      .enum(['total', 'part'])
      .nullable()
      .describe(
        'Whether the text states the figure as a total or as a part of another. It is information for editors and never used in sums.',
      ),
    confidence: z.number().min(0).max(1).describe('The reliability of the rule, from 0 to 1.'),
    rule: z
      .string()
      .describe('Name of the rule that read the figure; `docs/extraction.md` explains each rule.'),
  })
  .meta({
    id: 'ExtractedFigure',
    description: 'A number that the text states, with the words that state it.',
  })

/** The response of an extraction. */
export const extraction = z
  .object({ figures: z.array(figure).describe('Every figure, in the order of the text.') })
  .meta({ id: 'Extraction', description: 'The figures that a text states.' })
