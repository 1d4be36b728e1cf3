import { z } from 'zod'
import { person } from '../../content/people/schema.ts'
import { posts } from '../../content/posts/resource.ts'
import { day, externalId, line, validationError, year } from '../../../platform/http/fields.ts'
import { referenceListFields } from '../../../platform/resource/reference-lists.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { developmentKinds } from './table.ts'

const kind = z
  .enum(developmentKinds)
  .nullable()
  .describe(
    '`study` (đi đào tạo, đi học), `in_service_training` (bồi dưỡng, tập huấn), `field_research` (nghiên cứu thực tế), `teaching_contest` (hội thi giảng viên dạy giỏi) or `other`; null when the source does not say. The list grows.',
  )

const level = 'Level in the words of the school, such as cao cấp or chuyên viên chính.'
const title = 'What they were sent to, in the words of the school.'
const organiser = 'Who organises it.'
const yearText = 'The year in which reports count it.'
const startedOn = 'First day.'
const endedOn = 'Last day; not before `started_on`.'
const count =
  'Number of participants, in persons, as reported; null if only names are known. Not less than the number of people named.'

/** The request body that creates a staff development. */
export const staffDevelopmentInput = z
  .strictObject({
    kind: kind.default(null),
    level: line(100).nullable().default(null).describe(level),
    title: line(500).describe(title),
    organiser: line(300).nullable().default(null).describe(organiser),
    year: year().describe(yearText),
    started_on: day().nullable().default(null).describe(startedOn),
    ended_on: day().nullable().default(null).describe(endedOn),
    count: z.int().min(1).max(1_000_000).nullable().default(null).describe(count),
    ...referenceListFields('person_ids', 'people', { one: 'person', many: 'people' }, ['external_id']),
    ...referenceFields('post_id', 'post', 'post that reports it', ['slug', 'external_id']),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live ones.'),
  })
  .refine(({ started_on, ended_on }) => started_on === null || ended_on === null || ended_on >= started_on, {
    path: ['ended_on'],
    ...validationError('before_start', 'It must not be before started_on.', 'Không được trước ngày bắt đầu.'),
  })
  .refine(
    ({ count: reported, person_ids, people }) =>
      reported === null || reported >= (people ?? person_ids ?? []).length,
    {
      path: ['count'],
      ...validationError(
        'under_people',
        'It must not be less than the people named; leave it out where only names are known.',
        'Không được ít hơn số người được nêu tên; có thể bỏ trống.',
      ),
    },
  )
  .meta({
    id: 'StaffDevelopmentInput',
    description: 'The input that creates or replaces a staff development.',
    example: {
      kind: 'study',
      level: 'cao cấp',
      title: 'Cao cấp lý luận chính trị - hành chính',
      year: 2020,
      count: 2,
    },
  })

/** The response schema of a staff development. */
export const staffDevelopment = z
  .object({
    ...entityFields,
    kind,
    level: z.string().nullable().describe(level),
    title: z.string().describe(title),
    organiser: z.string().nullable().describe(organiser),
    year: z.int().describe(yearText),
    started_on: z.iso.date().nullable().describe(startedOn),
    ended_on: z.iso.date().nullable().describe(endedOn),
    count: z.int().nullable().describe(count),
    person_ids: z
      .array(z.uuid())
      .describe('Ids of the people who took part, as far as they are named, in order.'),
    people: z.array(person).optional().describe('The people. Only with `include=people`.'),
    post_id: z
      .uuid()
      .nullable()
      .describe('Id of the post that reports it; null when there is none, or none you may see.'),
    post: schemasOf(posts)
      .item.nullable()
      .optional()
      .describe('The post, as lists show it. Only with `include=post`.'),
  })
  .meta({ id: 'StaffDevelopment', description: 'Staff sent to study, to train, or into the field.' })
