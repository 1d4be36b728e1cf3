import { z } from 'zod'
import { person } from '../../content/people/schema.ts'
import { posts } from '../../content/posts/resource.ts'
import { day, externalId, line, validationError, year } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { partyCell } from '../cells/schema.ts'
import { partyMember } from '../members/schema.ts'
import { validateRecipient } from './recipient.ts'

const title =
  'What is commended, in the words of the decision, such as "trong sạch vững mạnh tiêu biểu năm 2020".'
const form = 'Form of the award, in the words of the decision: giấy khen, bằng khen, cờ thi đua ...'
const unit = 'Name of the commended unit if it is not a Party cell; also a group, such as "9 đảng viên".'
const count =
  'Number of awards of this kind to this recipient, at least 1; for a group, the number of persons.'
const awardedBy = 'Who awarded it, such as Đảng ủy Trường Chính trị tỉnh.'
const decisionNumber = 'Number of the decision.'
const yearText = 'The year for which it is awarded.'
const yearInput = `${yearText} If left out, that of \`decided_on\`; a later change of only that day does not change the year.`

/** The request body that creates a commendation. */
export const commendationInput = z
  .strictObject({
    title: line(300).describe(title),
    form: line(100).nullable().default(null).describe(form),
    ...referenceFields('party_cell_id', 'party_cell', 'Party cell that is commended', [
      'slug',
      'external_id',
    ]),
    ...referenceFields('party_member_id', 'party_member', 'Party member who is commended', ['external_id']),
    ...referenceFields('person_id', 'person', 'person who is commended', ['external_id']),
    unit: line(300).nullable().default(null).describe(unit),
    count: z.int().min(1).max(1_000_000).default(1).describe(count),
    awarded_by: line(300).nullable().default(null).describe(awardedBy),
    decision_number: line(100).nullable().default(null).describe(decisionNumber),
    decided_on: day()
      .nullable()
      .default(null)
      .describe('Day of the decision; not before `year` begins, and not after today.'),
    year: year().nullable().default(null).describe(yearInput),
    ...referenceFields('post_id', 'post', 'post that reports it', ['slug', 'external_id']),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live commendations.'),
  })
  .superRefine(validateRecipient)
  .refine(({ year, decided_on }) => year === null || decided_on === null || decided_on >= `${year}-01-01`, {
    path: ['decided_on'],
    ...validationError(
      'before_period',
      'It must not be before year begins.',
      'Ngày quyết định không được trước năm khen thưởng.',
    ),
  })
  .meta({
    id: 'CommendationInput',
    description:
      'The input that creates or replaces a commendation; exactly one of `party_cell_id`, `party_member_id`, `person_id` (or `party_cell`, `party_member`, `person`) and `unit`.',
    example: {
      title: 'Chi bộ trong sạch vững mạnh tiêu biểu năm 2020',
      form: 'Giấy khen',
      party_cell: { slug: 'chi-bo-khoa-ly-luan-co-so' },
      year: 2020,
      decided_on: '2021-01-29',
    },
  })

const exactlyOne = ' Exactly one of the four kinds of recipients is set, the others are null.'

/** The response schema of a commendation. */
export const commendation = z
  .object({
    ...entityFields,
    title: z.string().describe(title),
    form: z.string().nullable().describe(form),
    party_cell_id: z.uuid().nullable().describe(`Id of the commended Party cell.${exactlyOne}`),
    party_cell: partyCell.nullable().optional().describe('The Party cell. Only with `include=party_cell`.'),
    party_member_id: z
      .uuid()
      .nullable()
      .describe('Id of the commended Party member; such commendations are never public.'),
    party_member: partyMember
      .nullable()
      .optional()
      .describe('The Party member. Only with `include=party_member`.'),
    person_id: z.uuid().nullable().describe('Id of the commended person, in a public role.'),
    person: person.nullable().optional().describe('The person. Only with `include=person`.'),
    unit: z.string().nullable().describe(unit),
    count: z.int().describe(count),
    awarded_by: z.string().nullable().describe(awardedBy),
    decision_number: z.string().nullable().describe(decisionNumber),
    decided_on: z.iso.date().nullable().describe('Day of the decision.'),
    year: z.int().nullable().describe(yearText),
    post_id: z
      .uuid()
      .nullable()
      .describe('Id of the post that reports it; null when there is none, or none you may see.'),
    post: schemasOf(posts)
      .item.nullable()
      .optional()
      .describe('The post, as lists show it. Only with `include=post`.'),
  })
  .meta({ id: 'Commendation', description: 'An award to a Party cell, a Party member, a person or a unit.' })

/** The row of a commendation. */
export type Commendation = z.output<typeof commendation>

/** The input that creates or replaces a commendation. */
export type CommendationInput = z.output<typeof commendationInput>
