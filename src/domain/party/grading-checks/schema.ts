import { z } from 'zod'
import { quarterParameter, yearParameter } from '../../../platform/http/fields.ts'
import { quotaSubjects } from '../../figures/quota-rules/table.ts'
import { organisationKinds } from '../cells/table.ts'
import { grades } from '../../../libraries/figure-grammar/figure.ts'

const limitText = 'in percent of the base; null while it is not entered, and for `score`'

/** The response schema of a check of gradings. */
export const gradingCheck = z
  .object({
    kind: z
      .enum(['quota', 'score'])
      .describe(
        '`quota`: how many have a grade, by the rule of the period. `score`: a grade that is higher than the score allows. The list grows.',
      ),
    status: z
      .enum(['mismatch', 'incomplete', 'match'])
      .describe(
        '`mismatch`: beyond what is allowed. `incomplete`: allowed only in the cases that the rule names, its limit is not entered, or it is not known who leads. `match`: within it.',
      ),
    subject_kind: z
      .enum(quotaSubjects)
      .describe('Who is graded: `cell` (chi bộ and other collectives) or `member` (đảng viên).'),
    party_cell_id: z
      .uuid()
      .nullable()
      .describe(
        'Id of the Party cell that is counted, or whose grading it is; null: the whole Party organisation.',
      ),
    organisation_id: z
      .uuid()
      .nullable()
      .describe(
        'Id of the grassroots Party organisation that is counted, by the parents of the last day of the period; null for `score`, and where none is above: then all of these are counted together.',
      ),
    organisation_kind: z
      .enum(organisationKinds)
      .nullable()
      .describe('The kind of the collectives that are counted together; null for members and `score`.'),
    task_group: z
      .string()
      .nullable()
      .describe(
        'The group of alike tasks that is counted; null if the rule has none, or the group is not entered.',
      ),
    grade: z.enum(grades).describe('The grade that is limited, or that was given.'),
    value: z.int().nullable().describe('How many have the grade; null for `score`.'),
    base_grades: z.array(z.enum(grades)).describe('The grades that are the base; empty for `score`.'),
    base: z.int().nullable().describe('How many have these grades; null for `score`.'),
    percent: z
      .number()
      .nullable()
      .describe(
        'The percentage of the base, with at most two decimals; null if the base is 0, and for `score`.',
      ),
    limit: z.number().nullable().describe(`The maximum, ${limitText}.`),
    allowed: z.int().nullable().describe('How many it allows; null while it is not entered.'),
    exceptional_limit: z
      .number()
      .nullable()
      .describe('The higher maximum, in percent, in the cases that the rule names; null if it names none.'),
    exceptional_allowed: z.int().nullable().describe('How many it allows; null if there is none.'),
    unknown_leaders: z
      .int()
      .nullable()
      .describe(
        'Of a rule for leaders and managers only (`leaders_only`): how many graded members are not counted, because `holds_leadership` of their grading is null; the check is `incomplete` while there are any. Null for other rules and `score`.',
      ),
    grading_id: z.uuid().nullable().describe('Id of the grading; null for `quota`.'),
    score: z.number().nullable().describe('Its score, in points; null for `quota`.'),
    least_score: z.number().nullable().describe('The least score of its grade, in points; null for `quota`.'),
    rule_id: z.uuid().describe('Id of the quota rule.'),
    regulation: z.string().describe('The document that sets it.'),
    message: z
      .object({ vi: z.string().describe('In Vietnamese.'), en: z.string().describe('In English.') })
      .describe('The check and its result, in a sentence.'),
  })
  .meta({ id: 'PartyGradingCheck', description: 'A check of the gradings of a period.' })

/** A check of gradings. */
export type GradingCheck = z.output<typeof gradingCheck>

/** The response schema of all checks of a period. */
export const gradingCheckList = z
  .object({
    year: z.int().describe('The graded year.'),
    quarter: z.int().nullable().describe('The graded quarter; null: the whole year.'),
    items: z
      .array(gradingCheck)
      .describe('Mismatches first. Empty if nothing is graded, or no rule grades the period.'),
  })
  .meta({ id: 'PartyGradingCheckList', description: 'The checks of the gradings of a period.' })

/** The parameters of the checks. */
export const gradingChecksQuery = z.strictObject({
  year: yearParameter().meta({
    description: 'The graded year.',
    scalar: { type: 'integer', minimum: 1900, maximum: 2200 },
  }),
  quarter: quarterParameter()
    .optional()
    .meta({
      description: 'The graded quarter; without it the gradings of the whole year.',
      scalar: { type: 'integer', minimum: 1, maximum: 4 },
    }),
  subject: z
    .enum(quotaSubjects)
    .optional()
    .describe('Only gradings of these: `cell` or `member`; without it both.'),
})
