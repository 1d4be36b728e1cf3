import { z } from 'zod'
import { day, externalId, line, validationError } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { ethnicityFields, ethnicityInput } from '../../training/learners/ethnicity.ts'
import { sexes } from '../../training/learners/table.ts'
import { partyCell } from '../cells/schema.ts'

const fullName = 'Full name in Vietnamese order: family name first, given name last.'
const cellText =
  'Party cell the member belongs to today; of a member who has left, the last one. Another cell is a move: it opens a membership from `from`, if left out from today, and ends the present one the day before. A move of a later day shows from that day on'
const fromText =
  'The first day in `party_cell_id`; null: always so far. It is given with a new member or a new cell only; later it is changed in `/v1/party-memberships`. Beside a new cell, null is today as well, and the first day in the present cell is a 422 (`ambiguous`): it may be sent back as it was read, or say that the cell was wrong.'
const admittedOn = 'Day of admission to the Party (ngày kết nạp, vào Đảng); not after today.'
const joinedOn =
  'The former name of `admitted_on`; both are always equal. If both are given, `admitted_on` counts.'
const officialOn =
  'Day from which the member is an official one (ngày chính thức); not before `admitted_on`, and not after today.'
const sexText = '`female` or `male`; null where it is not stated.'
const birthDate = 'Day of birth, not after today; null where it is not known.'
const position = 'Position in the cell, such as Bí thư or Phó Bí thư.'
const leadership =
  'Whether the member holds a position of leadership or management (giữ chức vụ lãnh đạo, quản lý) now; null where it is not known. New gradings take it.'

/** The request body that creates a Party member. */
export const partyMemberInput = z
  .strictObject({
    full_name: line(200).describe(fullName),
    ...referenceFields('party_cell_id', 'party_cell', cellText, ['slug', 'external_id']),
    from: day().nullable().optional().describe(fromText),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the member in your system; unique among live Party members.'),
    admitted_on: day().nullable().optional().describe(`${admittedOn} If a PUT leaves it out, it stays.`),
    joined_on: day().nullable().optional().meta({ description: joinedOn, deprecated: true }),
    official_on: day().nullable().default(null).describe(officialOn),
    sex: z.enum(sexes).nullable().default(null).describe(sexText),
    birth_date: day().nullable().default(null).describe(birthDate),
    ethnicity: ethnicityInput
      .nullable()
      .default(null)
      .describe(
        'Ethnic group: a code of Quyết định 121-TCTK/PPCĐ, `01` (Kinh) to `54` (Rơ-măm), or a name of it in any usual spelling. "không rõ" is stored as null.',
      ),
    position: line(200).nullable().default(null).describe(position),
    holds_leadership: z
      .boolean()
      .nullable()
      .optional()
      .describe(`${leadership} A PUT that leaves it out keeps it.`),
  })
  .refine(
    ({ admitted_on, joined_on, official_on }) => {
      const admitted = admitted_on ?? joined_on ?? null
      return admitted === null || official_on === null || official_on >= admitted
    },
    {
      path: ['official_on'],
      ...validationError(
        'before_start',
        'It must not be before admitted_on.',
        'Ngày chính thức phải từ ngày vào Đảng trở đi.',
      ),
    },
  )
  .meta({
    id: 'PartyMemberInput',
    description: 'The input that creates or replaces a Party member.',
    example: {
      full_name: 'Nguyễn Văn Mẫu',
      party_cell: { slug: 'chi-bo-khoa-ly-luan-co-so' },
      external_id: 'dv-0007',
    },
  })

/** The response schema of a Party member. */
export const partyMember = z
  .object({
    ...entityFields,
    full_name: z.string().describe(fullName),
    party_cell_id: z
      .uuid()
      .describe(
        'Id of the Party cell the member belongs to today; of a member who has left, the last one; of one who has not begun, the first one.',
      ),
    from: z.iso.date().nullable().describe('The first day in `party_cell_id`; null: always so far.'),
    party_cell: partyCell.nullable().optional().describe('The Party cell. Only with `include=party_cell`.'),
    admitted_on: z.iso.date().nullable().describe(admittedOn),
    joined_on: z.iso.date().nullable().meta({ description: joinedOn, deprecated: true }),
    official_on: z.iso.date().nullable().describe(officialOn),
    sex: z.enum(sexes).nullable().describe(sexText),
    birth_date: z.iso.date().nullable().describe(birthDate),
    ...ethnicityFields('null where it is not known. It follows from `ethnicity`.'),
    position: z.string().nullable().describe(position),
    holds_leadership: z.boolean().nullable().describe(leadership),
  })
  .meta({ id: 'PartyMember', description: 'A member of a Party cell. Never public.' })

/** The row of a Party member. */
export type PartyMember = z.output<typeof partyMember>

/** The input that creates or replaces a Party member. */
export type PartyMemberInput = z.output<typeof partyMemberInput>
