import { z } from 'zod'
import { day, externalId, line } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { partyCell } from '../cells/schema.ts'

const fullName = 'Full name in Vietnamese order: family name first, given name last.'
const joinedOn = 'Day of admission to the Party, from the register.'
const position = 'Position in the cell, such as Bí thư or Phó Bí thư.'

/** The request body that creates a Party member. */
export const partyMemberInput = z
  .strictObject({
    full_name: line(200).describe(fullName),
    ...referenceFields('party_cell_id', 'party_cell', 'Party cell the member belongs to', [
      'slug',
      'external_id',
    ]),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the member in your system; unique among live Party members.'),
    joined_on: day().nullable().default(null).describe(joinedOn),
    position: line(200).nullable().default(null).describe(position),
  })
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
    party_cell_id: z.uuid().describe('Id of the Party cell the member belongs to.'),
    party_cell: partyCell.nullable().optional().describe('The Party cell. Only with `include=party_cell`.'),
    joined_on: z.iso.date().nullable().describe(joinedOn),
    position: z.string().nullable().describe(position),
  })
  .meta({ id: 'PartyMember', description: 'A member of a Party cell. Never public.' })
