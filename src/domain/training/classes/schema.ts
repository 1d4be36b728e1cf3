import { z } from 'zod'
import { code, day, externalId, line, validationError, year } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { program } from '../programs/schema.ts'
import { classModes, classStatuses } from './table.ts'

const planned = z
  .boolean()
  .nullable()
  .describe(
    'Whether it was in the plan of the year (trong kế hoạch) or not (ngoài kế hoạch); null when the source does not say.',
  )
const mode = z
  .enum(classModes)
  .nullable()
  .describe(
    'How it is taught: `full_time`, `part_time`, `block` (in blocks of days), `distance` (từ xa), `online` (trực tuyến), `blended` (kết hợp trực tiếp và trực tuyến). The list grows.',
  )
const status = z
  .enum(classStatuses)
  .describe(
    '`scheduled`, `open`, `suspended` (tạm dừng), `completed` or `cancelled`, as the school states it, or derived from the days when it was written; it does not change as days pass.',
  )

const people = () => z.int().min(0).max(1_000_000)

const cancelledOnText =
  'The day from which a `cancelled` class is cancelled, as the decision says; null for others, and where it is not known.'
const decisionNumberText = 'Number of the decision that opens it, such as 12-QĐ/TCT.'
const decisionDateText = 'Day of this decision.'
const headTeacherText = 'The head teacher of the class (chủ nhiệm lớp), by name.'
const audienceText = 'For whom it is, in the words of the school (đối tượng), such as công chức cấp xã.'
const partnerText = 'The institution that holds it together with the school; that of the program is its own.'
const codeText =
  'Short code, unique among live classes of one `origin`. A code alone names the class of the school itself.'
const originText =
  'The code of the former school that it comes from, after a merger, such as TCT-HN; null for the school itself.'
const capacityText = 'Maximum number of learners.'
const headcountText = 'Reported number of learners; for classes whose enrollments are not in the register.'
const unplannedText = 'Reported number of learners outside the plan; at most `headcount`.'

/** The request body that creates a class. */
export const classInput = z
  .strictObject({
    code: code().describe(codeText),
    name: line(300).describe('Name, as the school writes it.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live classes.'),
    ...referenceFields('program_id', 'program', 'program it is a class of', ['code', 'external_id']),
    year: year().describe('The year in which it counts: that of its opening.'),
    planned: planned.default(null),
    mode: mode.default(null),
    venue: line(300).nullable().default(null).describe('Where it is held.'),
    opened_on: day().nullable().default(null).describe('First day.'),
    closed_on: day().nullable().default(null).describe('Last day; not before `opened_on`.'),
    status: status
      .optional()
      .describe(
        'If left out, it is derived from the days: `completed` after `closed_on`, `open` from `opened_on`, else `scheduled`. A later change of only the days does not change it.',
      ),
    cancelled_on: day()
      .nullable()
      .optional()
      .describe(
        `${cancelledOnText} If left out, it is the day of the write in Asia/Ho_Chi_Minh when the status of a class becomes \`cancelled\`, and otherwise stays; a class that is created as cancelled has none then. It is removed when the status changes.`,
      ),
    opening_decision_number: line(100).nullable().default(null).describe(decisionNumberText),
    opening_decision_date: day().nullable().default(null).describe(decisionDateText),
    head_teacher: line(200).nullable().default(null).describe(headTeacherText),
    audience: line(300).nullable().default(null).describe(audienceText),
    partner: line(300).nullable().default(null).describe(partnerText),
    origin: code().nullable().default(null).describe(originText),
    capacity: people().nullable().default(null).describe(capacityText),
    headcount: people().nullable().default(null).describe(headcountText),
    headcount_unplanned: people().nullable().default(null).describe(unplannedText),
  })
  .refine(({ opened_on, closed_on }) => opened_on === null || closed_on === null || closed_on >= opened_on, {
    path: ['closed_on'],
    ...validationError(
      'before_start',
      'It must not be before opened_on.',
      'Không được trước ngày khai giảng.',
    ),
  })
  .refine(
    ({ headcount, headcount_unplanned }) =>
      headcount === null || headcount_unplanned === null || headcount_unplanned <= headcount,
    {
      path: ['headcount_unplanned'],
      ...validationError('over_total', 'It must not be over headcount.', 'Không được lớn hơn sĩ số.'),
    },
  )
  .meta({
    id: 'ClassInput',
    description: 'The input that creates or replaces a class.',
    example: {
      code: 'TCLLCT-K12',
      name: 'Lớp Trung cấp lý luận chính trị - hành chính khóa 12',
      program: { code: 'TCLLCT' },
      year: 2020,
      planned: true,
      opened_on: '2020-03-02',
    },
  })

/** The response schema of a class. */
export const classOutput = z
  .object({
    ...entityFields,
    code: z.string().describe(codeText),
    name: z.string().describe('Name, as the school writes it.'),
    program_id: z.uuid().describe('Id of the program it is a class of.'),
    program: program.nullable().optional().describe('The program. Only with `include=program`.'),
    year: z.int().describe('The year in which it counts: that of its opening.'),
    planned,
    mode,
    venue: z.string().nullable().describe('Where it is held.'),
    opened_on: z.iso.date().nullable().describe('First day.'),
    closed_on: z.iso.date().nullable().describe('Last day.'),
    status,
    cancelled_on: z.iso.date().nullable().describe(cancelledOnText),
    opening_decision_number: z.string().nullable().describe(decisionNumberText),
    opening_decision_date: z.iso.date().nullable().describe(decisionDateText),
    head_teacher: z.string().nullable().describe(headTeacherText),
    audience: z.string().nullable().describe(audienceText),
    partner: z.string().nullable().describe(partnerText),
    origin: z.string().nullable().describe(originText),
    capacity: z.int().nullable().describe(capacityText),
    headcount: z.int().nullable().describe(headcountText),
    headcount_unplanned: z.int().nullable().describe(unplannedText),
    enrolled_count: z
      .int()
      .describe(
        'Number of learners in the register: live enrollments that are neither `withdrawn` nor `transferred`. Also 0 if enrollments of this class are not registered; see `headcount` then.',
      ),
  })
  .meta({ id: 'Class', description: 'A class of a training program.' })

/** The body that closes a class. */
export const closeClassInput = z
  .strictObject({
    closed_on: day()
      .optional()
      .describe(
        'Last day; if left out, that of the class, else today in Asia/Ho_Chi_Minh. Not before `opened_on`, nor before an enrollment.',
      ),
  })
  .prefault({})
  .meta({
    id: 'CloseClassInput',
    description: 'The last day of a class that is closed; may be left out.',
    example: { closed_on: '2020-12-18' },
  })

/** The row of a class. */
export type Class = z.output<typeof classOutput>

/** The input that creates or replaces a class. */
export type ClassInput = z.output<typeof classInput>
