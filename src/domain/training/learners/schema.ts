import { z } from 'zod'
import { code, day, externalId, line, year } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { workInputs, workOutputs } from '../work/schema.ts'
import { nationalityInput } from './countries.ts'
import { ethnicityFields, ethnicityInput } from './ethnicity.ts'
import { sexes } from './table.ts'

const fullName = 'Full name in Vietnamese order: family name first, given name last.'
const codeText =
  'Code that the school gives to the learner; unique among live learners of one `origin`, in any case; null: none.'
const originText =
  'The code of the former school that gave the code, after a merger, such as TCT-HN; null for the school itself.'
const birthDate = 'Day of birth, not after today; null where it is not known.'
const birthYear =
  'Year of birth, to distinguish learners with the same name. It follows from `birth_date` where that is known; another year is a 422.'
const sex = z.enum(sexes).nullable().describe('`female` or `male`; null where it is not stated.')
const work = workInputs()

/** The request body that creates a learner. */
export const learnerInput = z
  .strictObject({
    full_name: line(200).describe(fullName),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Id of the learner in your system; unique among live learners.'),
    code: code().nullable().default(null).describe(codeText),
    origin: code().nullable().default(null).describe(originText),
    birth_date: day().nullable().default(null).describe(birthDate),
    birth_year: year().nullable().default(null).describe(birthYear),
    sex: sex.default(null),
    nationality: nationalityInput
      .default('VN')
      .describe(
        'Country of citizenship (ISO 3166-1 alpha-2), such as LA, or the name of the country; `VN` if left out.',
      ),
    ethnicity: ethnicityInput
      .nullable()
      .default(null)
      .describe(
        'Ethnic group: a code of Quyết định 121-TCTK/PPCĐ, `01` (Kinh) to `54` (Rơ-măm), or a name of it in any usual spelling, such as H\'Mông, Khmer, Ê Đê. "không rõ" is stored as null.',
      ),
    position: work.position.default(null),
    holds_leadership: work.holds_leadership.default(null),
    position_level: work.position_level.default(null),
    unit: work.unit.default(null),
    unit_group: work.unit_group.default(null),
    party_member: work.party_member.default(null),
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
    full_name: z.string().describe(fullName),
    code: z.string().nullable().describe(codeText),
    origin: z.string().nullable().describe(originText),
    birth_date: z.iso.date().nullable().describe(birthDate),
    birth_year: z.int().nullable().describe(birthYear),
    sex,
    nationality: z.string().describe('Country of citizenship (ISO 3166-1 alpha-2).'),
    ...ethnicityFields(
      'null for foreigners, and where it is not known. It follows from `ethnicity` and `nationality`.',
    ),
    ...workOutputs(),
    anonymized_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When the learner was made anonymous (UTC), for good; null for others.'),
  })
  .meta({ id: 'Learner', description: 'A person who attends classes. Never public.' })

/** The row of a learner. */
export type Learner = z.output<typeof learner>

/** The input that creates or replaces a learner. */
export type LearnerInput = z.output<typeof learnerInput>
