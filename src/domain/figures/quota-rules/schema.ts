import { z } from 'zod'
import { day, externalId, line, validationError } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { quotaSubjects } from './table.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

const regulationText = 'The document that sets it, such as Hướng dẫn 21-HD/BTCTW.'
const subject = z.enum(quotaSubjects).describe('Who is graded: `cell` (chi bộ) or `member` (đảng viên).')
const grade = z.enum(grades).describe('The grade that is limited.')
const basesText = 'The grades whose number is the base of the limit.'
const scopeText = 'Where it applies, in words, such as tổ chức cơ sở đảng.'
const limitText = 'The maximum, in percent of the base.'
const exceptionalText =
  'The maximum in exceptional cases of the regulation, in percent; null if it names none.'
const fromText = 'First day. Grades of a period are checked by the rules that are valid on its last day.'
const toText = 'Last day; null while it is valid.'
const percent = () => z.number().min(0).max(100)

/** The request body that creates a quota rule. */
export const quotaRuleInput = z
  .strictObject({
    regulation: line(300).describe(regulationText),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live quota rules.'),
    subject_kind: subject,
    grade,
    base_grades: z
      .array(z.enum(grades))
      .min(1)
      .max(grades.length)
      .refine(
        (items) => new Set(items).size === items.length,
        validationError('repeated', 'Each grade may come once.', 'Mỗi mức chỉ được xuất hiện một lần.'),
      )
      .describe(basesText),
    scope: line(300).nullable().default(null).describe(scopeText),
    limit: percent().describe(limitText),
    exceptional_limit: percent().nullable().default(null).describe(`${exceptionalText} Not under \`limit\`.`),
    valid_from: day().describe(fromText),
    valid_to: day().nullable().default(null).describe(`${toText} Not before \`valid_from\`.`),
  })
  .refine(({ limit, exceptional_limit: exceptional }) => exceptional === null || exceptional >= limit, {
    path: ['exceptional_limit'],
    ...validationError('under_limit', 'It must not be under limit.', 'Không được nhỏ hơn limit.'),
  })
  .refine(({ valid_from, valid_to }) => valid_to === null || valid_to >= valid_from, {
    path: ['valid_to'],
    ...validationError('before_start', 'It must not be before valid_from.', 'Không được trước valid_from.'),
  })
  .meta({
    id: 'QuotaRuleInput',
    description: 'The input that creates or replaces a quota rule.',
    example: {
      regulation: 'Hướng dẫn 21-HD/BTCTW',
      subject_kind: 'member',
      grade: 'excellent',
      base_grades: ['good'],
      scope: 'Tổ chức cơ sở đảng',
      limit: 20,
      valid_from: '2019-01-01',
    },
  })

/** The response schema of a quota rule. */
export const quotaRule = z
  .object({
    ...entityFields,
    regulation: z.string().describe(regulationText),
    subject_kind: subject,
    grade,
    base_grades: z.array(z.enum(grades)).describe(basesText),
    scope: z.string().nullable().describe(scopeText),
    limit: z.number().describe(limitText),
    exceptional_limit: z.number().nullable().describe(exceptionalText),
    valid_from: z.iso.date().describe(fromText),
    valid_to: z.iso.date().nullable().describe(toText),
  })
  .meta({ id: 'QuotaRule', description: 'How many may get a grade, by regulation.' })
