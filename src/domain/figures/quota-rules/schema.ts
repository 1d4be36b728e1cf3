import { z } from 'zod'
import { day, externalId, line, validationError } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { countedIn, gradedPeriodKinds, quotaSubjects, roundings } from './table.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

const regulationText = 'The document that sets it, such as Hướng dẫn 21-HD/BTCTW.'
const subject = z
  .enum(quotaSubjects)
  .describe('Who is graded: `cell` (chi bộ and other collectives, each kind apart) or `member` (đảng viên).')
const grade = z.enum(grades).describe('The grade that is limited.')
const basesText = 'The grades whose number is the base of the limit.'
const scopeText = 'Where it applies, in words, such as tổ chức cơ sở đảng.'
const basisText =
  'The regulation that the document guides, such as Quy định 366-QĐ/TW; null if there is none.'
const issuedText = 'Day of the document, not after today; null if it is not known.'
const limitText =
  'The maximum, in percent of the base; null while it is not entered: checks then give the percentage and ask for it, and apply no earlier rule.'
const exceptionalText =
  'The higher maximum in the cases that the regulation names, such as an outstanding organisation, in percent; null if it names none.'
const rounding = z
  .enum(roundings)
  .describe('How the allowed number becomes whole: `down` (20 % of 32 are 6), `nearest` or `up`.')
const counted = z
  .enum(countedIn)
  .describe(
    'Where it counts: `organisation` (the whole grassroots Party organisation, by parents), `cell` (each Party cell) or `task_group` (each group of alike tasks, `task_group` of organisations). Collectives are counted with those of their kind.',
  )
const leadersText =
  'Whether only leaders and managers are graded by it (`holds_leadership` of gradings of members); checks say of how many it is not known. Such a rule is not applied to figures in texts, which count everyone.'
const scoreText = (grade: string) => `The least score of the grade ${grade}, in points; null if it has none.`
const periodKind = z
  .enum(gradedPeriodKinds)
  .nullable()
  .describe('The periods that it grades: `year` or `quarter`; null: both.')
const fromText =
  'The rule grades the periods that end on or after this day, whenever their gradings are decided. Of several rules for one grade those with the last `valid_from` apply.'
const toText = 'It grades no period that ends later; null: no end is set.'
const percent = () => z.number().min(0).max(100)

/** The request body that creates a quota rule. */
export const quotaRuleInput = z
  .strictObject({
    regulation: line(300).describe(regulationText),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live quota rules.'),
    basis: line(300).nullable().default(null).describe(basisText),
    issued_on: day().nullable().default(null).describe(issuedText),
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
    limit: percent().nullable().default(null).describe(limitText),
    exceptional_limit: percent().nullable().default(null).describe(`${exceptionalText} Not under \`limit\`.`),
    rounding: rounding.default('down'),
    counted_in: counted.default('organisation'),
    leaders_only: z.boolean().default(false).describe(leadersText),
    excellent_score: percent().nullable().default(null).describe(scoreText('excellent')),
    good_score: percent().nullable().default(null).describe(scoreText('good')),
    completed_score: percent().nullable().default(null).describe(scoreText('completed')),
    period_kind: periodKind.default(null),
    valid_from: day().describe(fromText),
    valid_to: day().nullable().default(null).describe(`${toText} Not before \`valid_from\`.`),
  })
  .refine(
    ({ limit, exceptional_limit: exceptional }) =>
      exceptional === null || (limit !== null && exceptional >= limit),
    {
      path: ['exceptional_limit'],
      ...validationError(
        'under_limit',
        'It must not be under `limit`, which must be given as well.',
        'Không được nhỏ hơn tỷ lệ tối đa; đề nghị nhập cả tỷ lệ tối đa.',
      ),
    },
  )
  .refine(({ excellent_score, good_score }) => (good_score ?? 0) <= (excellent_score ?? 100), {
    path: ['good_score'],
    ...validationError(
      'over_higher_grade',
      'It must not be above the least score of the grade excellent.',
      'Không được cao hơn điểm tối thiểu của mức hoàn thành xuất sắc nhiệm vụ.',
    ),
  })
  .refine(
    ({ excellent_score, good_score, completed_score }) =>
      (completed_score ?? 0) <= (good_score ?? excellent_score ?? 100),
    {
      path: ['completed_score'],
      ...validationError(
        'over_higher_grade',
        'It must not be above the least score of a higher grade.',
        'Không được cao hơn điểm tối thiểu của mức cao hơn.',
      ),
    },
  )
  .refine(({ valid_from, valid_to }) => valid_to === null || valid_to >= valid_from, {
    path: ['valid_to'],
    ...validationError(
      'before_start',
      'It must not be before valid_from.',
      'Không được trước ngày bắt đầu áp dụng.',
    ),
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
    basis: z.string().nullable().describe(basisText),
    issued_on: z.iso.date().nullable().describe(issuedText),
    subject_kind: subject,
    grade,
    base_grades: z.array(z.enum(grades)).describe(basesText),
    scope: z.string().nullable().describe(scopeText),
    limit: z.number().nullable().describe(limitText),
    exceptional_limit: z.number().nullable().describe(exceptionalText),
    rounding,
    counted_in: counted,
    leaders_only: z.boolean().describe(leadersText),
    excellent_score: z.number().nullable().describe(scoreText('excellent')),
    good_score: z.number().nullable().describe(scoreText('good')),
    completed_score: z.number().nullable().describe(scoreText('completed')),
    period_kind: periodKind,
    valid_from: z.iso.date().describe(fromText),
    valid_to: z.iso.date().nullable().describe(toText),
  })
  .meta({ id: 'QuotaRule', description: 'How many may get a grade, by regulation.' })
