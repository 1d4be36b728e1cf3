import { z } from 'zod'
import { vietnameseNumber } from '../../../libraries/vietnamese/number.ts'
import { externalId, instantInput, line, lines, validationError } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { posts } from '../../content/posts/resource.ts'
import { classOutput } from '../../training/classes/schema.ts'
import { eventSessions, eventStatuses, maxEventDays } from './table.ts'

const text = {
  title: 'What it is (nội dung), such as Họp giao ban tuần.',
  place: 'Where it is, such as Hội trường A.',
  starts_at:
    'When it begins. Of an event of a whole day, its day in Asia/Ho_Chi_Minh counts, such as 2026-11-24T00:00:00+07:00.',
  ends_at:
    'When it ends, after `starts_at`; null where nobody has said it. Of an event of whole days it is in the last day; midnight belongs to the day before.',
  chair: 'Who chairs it (chủ trì), in the words of the school.',
  participants: 'Who takes part (thành phần), in the words of the school.',
  organiser: 'Who prepares it, such as Phòng Tổ chức, Hành chính.',
  internal:
    'Whether only editors see it (`content:read`). To make an event public, and to change a public one, the scope `content:publish` is needed too.',
}

const session = z
  .enum(eventSessions)
  .nullable()
  .describe(
    'The part of the day in the words of the school: `morning`, `afternoon` or `all_day`; null where only the times say it. The list may grow.',
  )

const status = z
  .enum(eventStatuses)
  .describe(
    '`scheduled`, `postponed` (hoãn: another time is not known yet) or `cancelled` (hủy). Both stay in lists, so that everyone learns of it; for another time, change the times. The list may grow.',
  )

const optionalLine = (length: number, description: string) =>
  line(length).nullable().default(null).describe(description)

const spanMs = maxEventDays * 86_400_000

const isAfter = ({ starts_at, ends_at }: { starts_at: string; ends_at: string | null }) =>
  ends_at === null || Date.parse(ends_at) > Date.parse(starts_at)

const isShort = ({ starts_at, ends_at }: { starts_at: string; ends_at: string | null }) =>
  ends_at === null || Date.parse(ends_at) - Date.parse(starts_at) <= spanMs

/** The request body that creates an event. */
export const eventInput = z
  .strictObject({
    title: line(500).describe(text.title),
    place: optionalLine(300, text.place),
    starts_at: instantInput().describe(text.starts_at),
    ends_at: instantInput().nullable().default(null).describe(text.ends_at),
    session: session.default(null),
    chair: optionalLine(300, text.chair),
    participants: lines(4000).nullable().default(null).describe(text.participants),
    organiser: optionalLine(300, text.organiser),
    ...referenceFields('class_id', 'class', 'class it is about', ['code', 'origin', 'external_id']),
    ...referenceFields('post_id', 'post', 'post that tells of it', ['slug', 'external_id']),
    status: status.default('scheduled'),
    internal: z.boolean().default(false).describe(text.internal),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live events.'),
  })
  .refine(isAfter, {
    path: ['ends_at'],
    ...validationError(
      'before_start',
      'It must be after starts_at; leave it out where the end is not known.',
      'Thời gian kết thúc phải sau thời gian bắt đầu; nếu chưa rõ, hãy để trống.',
    ),
  })
  .refine(isShort, {
    path: ['ends_at'],
    ...validationError(
      'too_long',
      `An event lasts at most ${maxEventDays} days: enter the first and the last day of what takes longer as two events.`,
      `Một sự kiện kéo dài tối đa ${vietnameseNumber(maxEventDays)} ngày: nếu dài hơn, hãy nhập ngày đầu và ngày cuối thành hai sự kiện.`,
    ),
  })
  .meta({
    id: 'EventInput',
    description: 'The input that creates or replaces an event.',
    example: {
      title: 'Họp giao ban tuần',
      place: 'Phòng họp tầng 2',
      starts_at: '2026-11-23T07:30:00+07:00',
      session: 'morning',
      chair: 'Hiệu trưởng',
      participants: 'Ban Giám hiệu, trưởng các khoa, phòng',
      internal: true,
    },
  })

/** The response schema of an event. */
export const event = z
  .object({
    ...entityFields,
    title: z.string().describe(text.title),
    place: z.string().nullable().describe(text.place),
    starts_at: z.iso.datetime({ offset: true }).describe('When it begins (UTC).'),
    ends_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When it ends (UTC); null where nobody has said it.'),
    starts_on: z.iso.date().describe('Its first day in Asia/Ho_Chi_Minh.'),
    ends_on: z.iso
      .date()
      .describe('Its last day in Asia/Ho_Chi_Minh; that of an end at midnight is the day before.'),
    session,
    chair: z.string().nullable().describe(text.chair),
    participants: z.string().nullable().describe(text.participants),
    organiser: z.string().nullable().describe(text.organiser),
    class_id: z
      .uuid()
      .nullable()
      .describe('Id of the class it is about; null when there is none, or none you may see.'),
    class: classOutput.nullable().optional().describe('The class. Only with `include=class`.'),
    post_id: z
      .uuid()
      .nullable()
      .describe('Id of the post that tells of it; null when there is none, or none you may see.'),
    post: schemasOf(posts)
      .item.nullable()
      .optional()
      .describe('The post, as lists show it. Only with `include=post`.'),
    status,
    internal: z.boolean().describe('Whether only editors see it.'),
  })
  .meta({ id: 'Event', description: 'What the school does at a time and a place.' })

/** The row of an event. */
export type SchoolEvent = z.output<typeof event>

/** The input that creates or replaces an event. */
export type EventInput = z.output<typeof eventInput>
