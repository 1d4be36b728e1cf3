import { z } from 'zod'
import { person } from '../../content/people/schema.ts'
import { posts } from '../../content/posts/resource.ts'
import { day, externalId, line, validationError, year } from '../../../platform/http/fields.ts'
import { referenceListFields } from '../../../platform/resource/reference-lists.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { outputKinds, outputStages } from './table.ts'
import { outputLevels } from '../../../libraries/figure-grammar/figure.ts'

const kind = z
  .enum(outputKinds)
  .describe(
    '`topic` (đề tài), `seminar` (hội thảo), `paper` (bài báo, tham luận), `broadcast` (số chuyên mục truyền hình), `bulletin` (số bản tin) or `outreach` (buổi phổ biến). The list grows.',
  )
const level = z
  .enum(outputLevels)
  .nullable()
  .describe(
    '`national`, `ministerial` (cấp Bộ), `provincial` (cấp tỉnh), `school` (cấp trường), `faculty` (cấp khoa); null when the source does not say.',
  )
const stage = z
  .enum(outputStages)
  .nullable()
  .describe(
    '`registered` (đăng ký), `running` (đang thực hiện) or `accepted` (nghiệm thu); null when the source does not say.',
  )

const title = 'Title, in the words of the school.'
const partner = 'The partner institution.'
const yearText = 'The year in which reports count it.'
const startedOn = 'First day.'
const endedOn = 'Last day; not before `started_on`.'

/** The request body that creates a research output. */
export const researchOutputInput = z
  .strictObject({
    kind,
    level: level.default(null),
    stage: stage.default(null),
    title: line(500).describe(title),
    partner: line(300).nullable().default(null).describe(partner),
    year: year().describe(yearText),
    started_on: day().nullable().default(null).describe(startedOn),
    ended_on: day().nullable().default(null).describe(endedOn),
    ...referenceListFields('person_ids', 'people', { one: 'person', many: 'people' }, ['external_id']),
    ...referenceFields('post_id', 'post', 'post that reports it', ['slug', 'external_id']),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live outputs.'),
  })
  .refine(({ started_on, ended_on }) => started_on === null || ended_on === null || ended_on >= started_on, {
    path: ['ended_on'],
    ...validationError('before_start', 'It must not be before started_on.', 'Không được trước ngày bắt đầu.'),
  })
  .meta({
    id: 'ResearchOutputInput',
    description: 'The input that creates or replaces a research output.',
    example: {
      kind: 'seminar',
      level: 'faculty',
      title: 'Đổi mới phương pháp giảng dạy lý luận chính trị',
      year: 2020,
    },
  })

/** The response schema of a research output. */
export const researchOutput = z
  .object({
    ...entityFields,
    kind,
    level,
    stage,
    title: z.string().describe(title),
    partner: z.string().nullable().describe(partner),
    year: z.int().describe(yearText),
    started_on: z.iso.date().nullable().describe(startedOn),
    ended_on: z.iso.date().nullable().describe(endedOn),
    person_ids: z
      .array(z.uuid())
      .describe('Ids of the people who did it, as far as they are named, in order.'),
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
  .meta({ id: 'ResearchOutput', description: 'A topic, seminar, paper or other output of research.' })
