import { z } from 'zod'
import { code, externalId, line, validationError } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { units } from '../../../libraries/figure-grammar/figure.ts'
import { dimensionKeys } from '../figures/dimensions.ts'
import { indicatorKinds, indicatorNatures } from './table.ts'

const unit = z.enum(units).describe('Unit of the count. The list grows.')
const kind = z
  .enum(indicatorKinds)
  .describe('`count` (a number of things), `ratio`, or `percent`; only counts are added up.')
const nature = z
  .enum(indicatorNatures)
  .describe('`flow`: what happened in a period; `stock`: what existed at its end.')

const areUnique = (items: readonly unknown[]) => new Set(items).size === items.length
const repeatedRefusal = validationError(
  'repeated',
  'Each may come once.',
  'Mỗi giá trị chỉ được xuất hiện một lần.',
)

const otherUnitsText = 'Other units in which texts state the same, such as `learner_turn`.'
const addsOverText = 'Dimensions whose values may be summed: the sum of the parts is compared with the whole.'
const dimensionsText = 'Dimensions that a figure of it may have.'

/** The request body that creates an indicator. */
export const indicatorInput = z
  .strictObject({
    code: code().describe('Short code, unique among live indicators, such as `training.classes`.'),
    name_vi: line(300).describe('Name in Vietnamese.'),
    name_en: line(300).describe('Name in English.'),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live indicators.'),
    unit,
    other_units: z
      .array(z.enum(units))
      .max(10)
      .refine(areUnique, repeatedRefusal)
      .default([])
      .describe(otherUnitsText),
    kind: kind.default('count'),
    nature: nature.default('flow'),
    adds_over: z
      .array(z.enum(dimensionKeys))
      .max(dimensionKeys.length)
      .refine(areUnique, repeatedRefusal)
      .default([])
      .describe(`${addsOverText} Each is among \`dimensions\`.`),
    dimensions: z
      .array(z.enum(dimensionKeys))
      .max(dimensionKeys.length)
      .refine(areUnique, repeatedRefusal)
      .default(['scenario'])
      .describe(`${dimensionsText} \`scenario\` is always among them.`),
  })
  .refine(({ adds_over, dimensions }) => adds_over.every((key) => dimensions.includes(key)), {
    path: ['adds_over'],
    ...validationError(
      'not_a_dimension',
      'It may name only what is among dimensions too.',
      'Chỉ được gồm các tiêu chí mà chỉ tiêu có.',
    ),
  })
  .refine(({ dimensions }) => dimensions.includes('scenario'), {
    path: ['dimensions'],
    ...validationError(
      'scenario_missing',
      'It must have scenario, which tells plans from results.',
      'Phải có tiêu chí kế hoạch hay kết quả, để phân biệt hai loại số liệu.',
    ),
  })
  .meta({
    id: 'IndicatorInput',
    description: 'The input that creates or replaces an indicator.',
    example: {
      code: 'engagement.contests',
      name_vi: 'Cuộc thi',
      name_en: 'Contests',
      unit: 'session',
      dimensions: ['level', 'scenario', 'organiser'],
      adds_over: ['level'],
    },
  })

/** The response schema of an indicator. */
export const indicator = z
  .object({
    ...entityFields,
    code: z.string().describe('Short code, unique among live indicators.'),
    name_vi: z.string().describe('Name in Vietnamese.'),
    name_en: z.string().describe('Name in English.'),
    unit,
    other_units: z.array(z.enum(units)).describe(otherUnitsText),
    kind,
    nature,
    adds_over: z.array(z.string()).describe(addsOverText),
    dimensions: z.array(z.string()).describe(dimensionsText),
  })
  .meta({ id: 'Indicator', description: 'What figures count or measure.' })
