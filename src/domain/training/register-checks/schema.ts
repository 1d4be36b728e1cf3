import { z } from 'zod'
import { wholeNumberParameter } from '../../../platform/http/fields.ts'
import { pageSchema } from '../../../platform/resource/schemas.ts'
import { checkedRegisters, checkRules } from './rules.ts'

const ruleNames = checkRules.map(({ name }) => name)

const otherRow = z
  .object({
    id: z.uuid().describe('Its id.'),
    label: z.string().describe('What people know it by.'),
  })
  .meta({ id: 'RegisterCheckOther', description: 'Another row of the same register that a check concerns.' })

const registerCheck = z
  .object({
    rule: z.enum(ruleNames).describe(`The rule: ${ruleNames.map((name) => `\`${name}\``).join(', ')}.`),
    register: z.enum(checkedRegisters).describe('Plural path name of the register that the row is in.'),
    row_id: z.uuid().describe('Id of the row.'),
    label: z
      .string()
      .describe(
        'What people know it by: the code of a class, the name of a learner, for an enrollment both.',
      ),
    others: z
      .array(otherRow)
      .describe('Rows of the same register that have the same values, at most 20; empty for other rules.'),
    message_vi: z.string().describe('What is doubtful and how to clear it, in Vietnamese.'),
    message_en: z.string().describe('The same in English.'),
  })
  .meta({ id: 'RegisterCheck', description: 'A row of a register that is stored and doubtful.' })

export type RegisterCheck = z.output<typeof registerCheck>

export const registerCheckList = z
  .object({
    items: z.array(registerCheck).describe('The doubtful rows of this page, rule after rule.'),
    page: pageSchema.describe('Cursors of this list. It goes forward only, and is not counted.'),
  })
  .meta({ id: 'RegisterCheckList', description: 'A page of doubtful rows of registers.' })

/** The parameters of the list. */
export const registerChecksQuery = z.strictObject({
  year: wholeNumberParameter(1900, 2200)
    .meta({
      description:
        'The year in which the classes count, the present one if left out. Learners are checked if one of their classes counts in it.',
      scalar: { type: 'integer', minimum: 1900, maximum: 2200 },
    })
    .optional(),
  register: z.enum(checkedRegisters).optional().describe('Only rows of this register.'),
  limit: wholeNumberParameter(1, 100)
    .meta({
      description: 'How many items a page holds, 1 to 100.',
      scalar: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    })
    .optional(),
  cursor: z
    .string()
    .min(1)
    .max(8000)
    .optional()
    .describe('Where the page begins: `next_cursor` of a page of the same list. It is opaque.'),
})
