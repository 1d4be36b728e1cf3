import { z } from 'zod'
import { lines } from '../../../platform/http/fields.ts'
import { readOnlyFields } from '../../../platform/resource/read-only-fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { coveredRegisters } from './table.ts'

const register = z.enum(coveredRegisters).describe('Plural path name of the register. The list grows.')
const completeText = 'Whether everything of that year is in the register.'
const noteText = 'On what grounds, in words.'

/** What a PUT declares. */
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

/** The declaration as it is answered. */
export const registerCoverageOutput = z
  .object({
    id: entityFields.id,
    register,
    year: z.int().describe('The year it is about.'),
    complete: z.boolean().describe(completeText),
    note: z.string().nullable().describe(noteText),
    revision: entityFields.revision,
    created_at: entityFields.created_at,
    updated_at: entityFields.updated_at,
  })
  .meta({ id: 'RegisterCoverage', description: 'Whether a register is complete for a year.' })

/** What of a declaration is said, and what is answered. */
export const coverageFields = { input: registerCoverageInput, output: registerCoverageOutput }

/** The body of a PUT: the declaration, and what its answer says beyond it. */
export const registerCoveragePut = registerCoverageInput.safeExtend(readOnlyFields(coverageFields)).meta({
  id: 'RegisterCoveragePut',
  description: 'Whether a register is complete for a year; the answer as it was read will do.',
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
