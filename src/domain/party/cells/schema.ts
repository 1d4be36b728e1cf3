import { z } from 'zod'
import { code, day, externalId, id, line, validationError } from '../../../platform/http/fields.ts'
import { keyObject, referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { slugInput } from '../../../platform/resource/slugs.ts'
import { validateCommitteesAbove } from './validate-committees.ts'
import { organisationKinds } from './table.ts'

const originText =
  'The code of the former school that it comes from, after a merger, such as TCT-HN; null for the school itself.'

const kindText =
  '`grassroots_organisation` (đảng bộ cơ sở), `grassroots_cell` (chi bộ cơ sở), `section_organisation` (đảng bộ bộ phận), `cell` (chi bộ trực thuộc), `leadership` (tập thể lãnh đạo, quản lý), `department` (khoa, phòng) or `mass_organisation` (đoàn thể).'

const parentText =
  'organisation directly above it in this register, such as the grassroots organisation of a cell. Another one is above it from today on (`committees_above` says since when); a PUT that leaves it out keeps it'
const committeesText =
  'The committees directly above it, in the order of their days; one that goes on has no `to`, and gives `parent_id`. An organisation of the register is named by `parent_id`, or by slug or external id in `parent`, as exports write it. A change of `parent_id` adds to it. A PUT that leaves it out, and null in a PATCH, keep it.'
const committee = {
  parent_id: 'Id of the organisation of this register; null: the committee is outside of it.',
  committee: 'Name of the committee, such as Đảng ủy Các cơ quan Đảng tỉnh; null: that of `parent_id`.',
  from: 'The first day; null: always so far.',
  to: 'The last day; null: it goes on.',
}
const taskGroupText =
  'The organisations with the same kind of tasks, such as khối giảng dạy, for quota rules that count by such groups (`counted_in`); null: none.'
const mergedText =
  'organisation that it became part of on `dissolved_on`; its memberships go on there from that day. Null: it was not merged'
const splitText = 'organisation that it was a part of before it was established; null: it was not split off'
const dissolvedText =
  'Day it was dissolved or merged into another; not before `established_on`. Its memberships end the day before, or go on in the organisation of `merged_into_id`, which is above the organisations below it from then on; without one these are a 409. Another day, or another `merged_into_id`, takes along what a merger has moved. Nothing of this day or later is recorded for it.'

/** The request body that creates a Party cell. */
export const partyCellInput = z
  .strictObject({
    name: line(200).describe('Name, as the school writes it.'),
    slug: slugInput('name'),
    kind: z
      .enum(organisationKinds)
      .optional()
      .describe(`${kindText} If left out, \`cell\`; a PUT that leaves it out, and null in a PATCH, keep it.`),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live Party cells.'),
    established_on: day().nullable().default(null).describe('Day it was established.'),
    dissolved_on: day().nullable().default(null).describe(dissolvedText),
    ...referenceFields('parent_id', 'parent', parentText, ['slug', 'external_id']),
    committees_above: z
      .array(
        z.strictObject({
          parent_id: id().nullable().default(null).describe(committee.parent_id),
          parent: keyObject('organisation', ['slug', 'external_id']).nullable().optional(),
          committee: line(200).nullable().default(null).describe(committee.committee),
          from: day().nullable().default(null).describe(committee.from),
          to: day().nullable().default(null).describe(committee.to),
        }),
      )
      .max(50)
      .superRefine(validateCommitteesAbove)
      .optional()
      .describe(committeesText),
    task_group: line(200)
      .nullable()
      .optional()
      .describe(`${taskGroupText} A PUT that leaves it out keeps it.`),
    ...referenceFields('merged_into_id', 'merged_into', mergedText, ['slug', 'external_id']),
    ...referenceFields('split_from_id', 'split_from', splitText, ['slug', 'external_id']),
    origin: code().nullable().default(null).describe(originText),
  })
  .refine(
    ({ established_on, dissolved_on }) =>
      established_on === null || dissolved_on === null || dissolved_on >= established_on,
    {
      path: ['dissolved_on'],
      ...validationError(
        'before_start',
        'It must not be before established_on.',
        'Ngày giải thể không được trước ngày thành lập.',
      ),
    },
  )
  .refine(
    ({ dissolved_on, merged_into_id, merged_into }) =>
      dissolved_on !== null || ((merged_into_id ?? null) === null && (merged_into ?? null) === null),
    {
      path: ['dissolved_on'],
      ...validationError(
        'required',
        'It is required with merged_into_id: give the day of the merger.',
        'Đã ghi tổ chức tiếp nhận thì phải ghi ngày giải thể (ngày sáp nhập).',
      ),
    },
  )
  .meta({
    id: 'PartyCellInput',
    description: 'The input that creates or replaces a Party cell.',
    example: { name: 'Chi bộ khoa Lý luận cơ sở', established_on: '2015-06-01' },
  })

/** The response schema of a Party cell. */
export const partyCell = z
  .object({
    ...entityFields,
    name: z.string().describe('Name, as the school writes it.'),
    slug: z.string().describe('Last part of its address, unique among live Party cells.'),
    kind: z.enum(organisationKinds).describe(kindText),
    established_on: z.iso.date().nullable().describe('Day it was established; null when no source says.'),
    dissolved_on: z.iso
      .date()
      .nullable()
      .describe('Day it was dissolved or merged into another; null while it exists.'),
    parent_id: z
      .uuid()
      .nullable()
      .describe('Id of the organisation directly above it in this register; null: none.'),
    committees_above: z
      .array(
        z
          .object({
            parent_id: z.uuid().nullable().describe(committee.parent_id),
            committee: z.string().nullable().describe(committee.committee),
            from: z.iso.date().nullable().describe(committee.from),
            to: z.iso.date().nullable().describe(committee.to),
          })
          .meta({ id: 'CommitteeAbove', description: 'A committee directly above an organisation.' }),
      )
      .describe('The committees directly above it, in the order of their days.'),
    task_group: z.string().nullable().describe(taskGroupText),
    merged_into_id: z.uuid().nullable().describe(`Id of the ${mergedText}.`),
    split_from_id: z.uuid().nullable().describe(`Id of the ${splitText}.`),
    origin: z.string().nullable().describe(originText),
  })
  .meta({
    id: 'PartyCell',
    description:
      'An organisation of the school’s Party organisation, most often a cell (chi bộ), or a collective.',
  })

/** The row of a Party cell. */
export type PartyCell = z.output<typeof partyCell>

/** The input that creates or replaces a Party cell. */
export type PartyCellInput = z.output<typeof partyCellInput>
