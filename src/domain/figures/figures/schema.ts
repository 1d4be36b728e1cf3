import { z } from 'zod'
import { posts } from '../../content/posts/resource.ts'
import { externalId, line, lines } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields, schemasOf } from '../../../platform/resource/schemas.ts'
import { qualifiers, relations, units } from '../../../libraries/figure-grammar/figure.ts'
import { indicator } from '../indicators/schema.ts'
import { validateStatement } from './validate-statement.ts'
import { dimensionKeys } from './dimensions.ts'
import { dimensionsInput, figureDimensions } from './dimensions-schema.ts'
import { figurePeriod, periodInput } from './period-schema.ts'
import { figureSource, sourceInput } from './source-schema.ts'
import { figureHints, figureStatuses } from './table.ts'

const qualifier = z
  .enum(qualifiers)
  .describe('`about` (khoảng), `over` (trên, hơn), `under` (gần, dưới), else `exact`.')
const relation = z
  .enum(relations)
  .nullable()
  .describe('`share` of the denominator or a whole, `of_plan`, `change` (tăng, giảm); null: a plain count.')
const denominatorText = 'The number after the slash: 41 in 9/41. For a share not below `value`.'
const percentText =
  'The percentage that the source states beside a share or a part, in the same clause: 21.95 for 9/41 (21,95%). A reconciliation compares it with `value` and `denominator`; without a denominator with the number of which it is a part. Null if it states none.'
const basisText = 'What the denominator counts, in words.'
const noteText = 'Remarks of an editor.'
const exhaustiveText =
  'Dimensions for which the source names every part, so that parts below the whole are a mismatch.'

/** The request body that creates a figure: a proposal. */
export const figureInput = z
  .strictObject({
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live figures.'),
    ...referenceFields('indicator_id', 'indicator', 'indicator of the figure; optional for a proposal', [
      'code',
      'external_id',
    ]),
    period: periodInput.nullable().default(null).describe('The period; optional for a proposal.'),
    dimensions: dimensionsInput.default({ scenario: 'actual' }),
    value: z.number().min(-1e15).max(1e15).describe('The number; negative for a `change` only.'),
    qualifier: qualifier.default('exact'),
    relation: relation.default(null),
    denominator: z.number().gt(0).max(1e15).nullable().default(null).describe(denominatorText),
    denominator_basis: line(300).nullable().default(null).describe(basisText),
    percent: z.number().min(0).max(1e6).nullable().default(null).describe(percentText),
    unit: z
      .enum(units)
      .nullable()
      .default(null)
      .describe('What is counted; if left out, that of the indicator. The list grows.'),
    exhaustive_over: z
      .array(z.enum(dimensionKeys))
      .max(dimensionKeys.length)
      .default([])
      .describe(exhaustiveText),
    source: sourceInput
      .nullable()
      .default(null)
      .describe('Where it is stated: words of a post, or a numbered document.'),
    ...referenceFields(
      'document_id',
      'document',
      'document that states it, if `source` has the number of one that is stored',
      ['external_id'],
    ),
    note: lines(2000).nullable().default(null).describe(noteText),
  })
  .superRefine(validateStatement)
  .meta({
    id: 'FigureInput',
    description: 'The input that creates or replaces a figure.',
    example: {
      indicator: { code: 'engagement.contests' },
      period: { kind: 'year', start: '2020-01-01', end: '2020-12-31' },
      dimensions: { level: 'school' },
      value: 3,
      source: { number: '12-BC/TCT', date: '2021-01-15', page: '4' },
    },
  })

const internal = z
  .object({
    created_by: z.string().describe('The caller that created it, as named in the audit trail.'),
    decided_by: z
      .string()
      .nullable()
      .describe('The caller that confirmed or rejected it; null while it is proposed.'),
    decided_by_name: z
      .string()
      .nullable()
      .describe(
        'The name of that caller, as it was then; null if it has none, and for decisions of earlier versions.',
      ),
    hint: z
      .enum(figureHints)
      .nullable()
      .describe('What extraction considers it: a total or a part. Never used in sums.'),
    confidence: z.number().nullable().describe('Confidence of the extraction rule, 0 to 1.'),
    rule: z.string().nullable().describe('The extraction rule that read it; null if a person entered it.'),
  })
  .meta({ id: 'FigureInternal', description: 'Fields that only keys with `figures:read` see.' })

/** The response schema of a figure. */
export const figure = z
  .object({
    ...entityFields,
    indicator_id: z.uuid().nullable().describe('Id of its indicator; null only while it is not confirmed.'),
    indicator: indicator.nullable().optional().describe('The indicator. Only with `include=indicator`.'),
    period: figurePeriod.nullable().describe('Its period; null only while it is not confirmed.'),
    dimensions: figureDimensions,
    value: z.number().describe('The number.'),
    qualifier,
    relation,
    denominator: z.number().nullable().describe(denominatorText),
    denominator_basis: z.string().nullable().describe(basisText),
    percent: z.number().nullable().describe(percentText),
    unit: z.enum(units).describe('What is counted. The list grows.'),
    status: z
      .enum(figureStatuses)
      .describe('`proposed`, `confirmed`, `rejected`, or `superseded` by a correction.'),
    exhaustive_over: z.array(z.string()).describe(exhaustiveText),
    source: figureSource.nullable().describe('Where it is stated; null if not known.'),
    document_id: z
      .uuid()
      .nullable()
      .describe('Id of the document that `source` numbers; null when there is none, or none you may see.'),
    source_stale: z
      .boolean()
      .describe('Whether the quote is no longer in the current text of the post. Then it is not public.'),
    post: schemasOf(posts)
      .item.nullable()
      .optional()
      .describe('The post that states it, as lists show it. Only with `include=post`.'),
    note: z.string().nullable().describe(noteText),
    reason: z.string().nullable().describe('Why it was rejected; for a correction, why it was made.'),
    decided_at: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('When it was confirmed or rejected (UTC); null while it is proposed.'),
    supersedes_id: z
      .uuid()
      .nullable()
      .describe('Id of the figure that it corrects; null when there is none, or none you may see.'),
    superseded_by_id: z
      .uuid()
      .nullable()
      .describe('Id of the correction that replaced it; null when there is none, or none you may see.'),
    fact_key: z
      .string()
      .nullable()
      .describe('Equal for all statements of one fact; null until indicator and period are known.'),
    internal: internal.optional().describe('Only for keys with `figures:read`.'),
  })
  .meta({ id: 'Figure', description: 'A number that a source states, with its quote.' })

/** The request body of `reject`. */
export const rejectionInput = z
  .strictObject({
    reason: lines(1000).nullable().default(null).describe('Why; required to reject a confirmed figure.'),
  })
  .prefault({})
  .meta({
    id: 'FigureRejectionInput',
    description: 'Why a figure is rejected; may be left out for a proposal.',
    example: { reason: 'Đây là số hiệu văn bản, không phải số liệu.' },
  })

/** The row of a figure. */
export type Figure = z.output<typeof figure>

/** The input that creates or replaces a figure. */
export type FigureInput = z.output<typeof figureInput>
