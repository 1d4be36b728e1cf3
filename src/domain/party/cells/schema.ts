import { z } from 'zod'
import { code, day, externalId, line, validationError } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { slugInput } from '../../../platform/resource/slugs.ts'
import { organisationKinds } from './table.ts'

const originText =
  'The code of the former school that it comes from, after a merger, such as TCT-HN; null for the school itself.'

const kindText =
  '`grassroots_organisation` (đảng bộ cơ sở), `grassroots_cell` (chi bộ cơ sở), `section_organisation` (đảng bộ bộ phận), `cell` (chi bộ trực thuộc), `leadership` (tập thể lãnh đạo, quản lý), `department` (khoa, phòng) or `mass_organisation` (đoàn thể).'

/** The request body that creates a Party cell. */
export const partyCellInput = z
  .strictObject({
    name: line(200).describe('Name, as the school writes it.'),
    slug: slugInput('name'),
    kind: z
      .enum(organisationKinds)
      .optional()
      .describe(`${kindText} If left out, \`cell\`; if a PUT leaves it out, it stays.`),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live Party cells.'),
    established_on: day().nullable().default(null).describe('Day it was established.'),
    dissolved_on: day()
      .nullable()
      .default(null)
      .describe('Day it was dissolved or merged into another; not before `established_on`.'),
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
    dissolved_on: z.iso.date().nullable().describe('Day it was dissolved; null while it exists.'),
    origin: z.string().nullable().describe(originText),
  })
  .meta({ id: 'PartyCell', description: 'A cell (chi bộ) of the school’s Party organisation.' })
