import { z } from 'zod'
import { day, externalId, validationError } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { partyCell } from '../cells/schema.ts'
import { partyMember } from '../members/schema.ts'
import { membershipKinds, waysIn, waysOut } from './table.ts'

const fromText = 'The first day in the cell; null: always so far.'
const toText = 'The last day in the cell; null: it goes on.'
const kindText =
  '`probationary` (dự bị) or `official` (chính thức) when it begins; null where it is not known. A later `official_on` of the member counts from its day on, so that no further membership is needed.'
const temporaryText =
  'Whether the member takes part for a time only (sinh hoạt tạm thời), beside the membership in another cell. A temporary one may overlap others, stands in the list of its cell, and is neither counted nor graded.'
const joinedByText =
  'How it began: `admitted` (kết nạp), `transferred_in` (chuyển đến), `restored` (phục hồi đảng tịch) or `moved_cell` (chuyển chi bộ); null where it is not known.'
const leftForText =
  'How it ended: `transferred_out` (chuyển đi), `struck_off` (xóa tên), `expelled` (khai trừ), `resigned` (xin ra khỏi Đảng), `deceased` (từ trần) or `moved_cell` (chuyển chi bộ); only with `to`; null where it is not known.'

/** The request body that creates a membership. */
export const partyMembershipInput = z
  .strictObject({
    ...referenceFields('party_member_id', 'party_member', 'Party member', ['external_id']),
    ...referenceFields('party_cell_id', 'party_cell', 'Party cell', ['slug', 'external_id']),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live memberships.'),
    from: day()
      .nullable()
      .default(null)
      .describe(
        `${fromText} The open membership of the member ends the day before, as \`moved_cell\`. A day that another membership has already is a 409.`,
      ),
    to: day().nullable().default(null).describe(toText),
    kind: z
      .enum(membershipKinds)
      .nullable()
      .default(null)
      .describe(`${kindText} If left out, that of the membership that it continues.`),
    temporary: z.boolean().default(false).describe(temporaryText),
    joined_by: z
      .enum(waysIn)
      .nullable()
      .default(null)
      .describe(`${joinedByText} If left out, \`moved_cell\` where it continues another one.`),
    left_for: z.enum(waysOut).nullable().default(null).describe(leftForText),
  })
  .refine(({ from, to }) => from === null || to === null || to >= from, {
    path: ['to'],
    ...validationError('before_start', 'It must not be before from.', 'Ngày cuối phải từ ngày đầu trở đi.'),
  })
  .meta({
    id: 'PartyMembershipInput',
    description: 'The input that creates or replaces a membership in a Party cell.',
    example: {
      party_member: { external_id: 'dv-0007' },
      party_cell: { slug: 'chi-bo-khoa-ly-luan-co-so' },
      from: '2020-03-01',
      kind: 'official',
    },
  })

/** The response schema of a membership. */
export const partyMembership = z
  .object({
    ...entityFields,
    party_member_id: z.uuid().describe('Id of the Party member.'),
    party_member: partyMember
      .nullable()
      .optional()
      .describe('The Party member. Only with `include=party_member`.'),
    party_cell_id: z.uuid().describe('Id of the Party cell.'),
    party_cell: partyCell.nullable().optional().describe('The Party cell. Only with `include=party_cell`.'),
    from: z.iso.date().nullable().describe(fromText),
    to: z.iso.date().nullable().describe(toText),
    kind: z.enum(membershipKinds).nullable().describe(kindText),
    temporary: z.boolean().describe(temporaryText),
    joined_by: z.enum(waysIn).nullable().describe(joinedByText),
    left_for: z.enum(waysOut).nullable().describe(leftForText),
  })
  .meta({
    id: 'PartyMembership',
    description: 'The time in which a member belongs to a Party cell. Never public.',
  })

/** The row of a membership. */
export type PartyMembership = z.output<typeof partyMembership>

/** The input that creates or replaces a membership. */
export type PartyMembershipInput = z.output<typeof partyMembershipInput>
