import { z } from 'zod'
import { lines } from '../../../platform/http/fields.ts'
import { readOnlyFields } from '../../../platform/resource/read-only-fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { coveredRegisters } from './table.ts'

const register = z.enum(coveredRegisters).describe('Plural path name of the register. The list grows.')
const completeText = 'Whether the register is complete for the year.'
const noteText = 'Reasons, in words.'

/** The input of a declaration. */
export const registerCoverageInput = z
  .strictObject({
    complete: z.boolean().describe(completeText),
    note: lines(2000).nullable().default(null).describe(noteText),
  })
  .meta({
    id: 'RegisterCoverageInput',
    description: 'Whether a register is complete for a year.',
    example: { complete: true, note: 'Đã đối chiếu với sổ của phòng Quản lý đào tạo.' },
  })

/** The declaration in responses. */
export const registerCoverageOutput = z
  .object({
    id: entityFields.id,
    register,
    year: z.int().describe('The year of the declaration.'),
    complete: z.boolean().describe(completeText),
    note: z.string().nullable().describe(noteText),
    revision: entityFields.revision,
    created_at: entityFields.created_at,
    updated_at: entityFields.updated_at,
  })
  .meta({ id: 'RegisterCoverage', description: 'Whether a register is complete for a year.' })

/** The input and response schemas of a declaration. */
export const coverageFields = { input: registerCoverageInput, output: registerCoverageOutput }

/** The request body of a PUT: the declaration, and the read-only fields of its response. */
export const registerCoveragePut = registerCoverageInput.safeExtend(readOnlyFields(coverageFields)).meta({
  id: 'RegisterCoveragePut',
  description: 'Whether a register is complete for a year; a response may be sent back as it is.',
  example: { complete: true, note: 'Đã đối chiếu với sổ của phòng Quản lý đào tạo.' },
})

/** The two parts of the path. */
export const coverageParams = z.object({
  register,
  year: z
    .string()
    .regex(/^(19|20|21)\d\d$|^2200$/)
    .transform(Number)
    .meta({
      description: 'The year, 1900 to 2200.',
      scalar: { type: 'integer', minimum: 1900, maximum: 2200 },
      example: 2020,
    }),
})
