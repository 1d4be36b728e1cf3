import { z } from 'zod'
import { externalId, line, year } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'

const birthYear = 'Year of birth, to distinguish learners with the same name.'
const position = 'Position, from the class register.'
const unit = 'Workplace of the learner, from the class register.'

/** The request body that creates a learner. */
export const learnerInput = z
  .strictObject({
    full_name: line(200).describe('Full name in Vietnamese order: family name first, given name last.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the learner in your system; unique among live learners.'),
    birth_year: year().nullable().default(null).describe(birthYear),
    position: line(200).nullable().default(null).describe(position),
    unit: line(300).nullable().default(null).describe(unit),
  })
  .meta({
    id: 'LearnerInput',
    description: 'The input that creates or replaces a learner.',
    example: { full_name: 'Nguyễn Văn Mẫu', external_id: 'hv-00017' },
  })

/** The response schema of a learner. */
export const learner = z
  .object({
    ...entityFields,
    full_name: z.string().describe('Full name in Vietnamese order: family name first, given name last.'),
    birth_year: z.int().nullable().describe(birthYear),
    position: z.string().nullable().describe(position),
    unit: z.string().nullable().describe(unit),
  })
  .meta({ id: 'Learner', description: 'A person who attends classes. Never public.' })
