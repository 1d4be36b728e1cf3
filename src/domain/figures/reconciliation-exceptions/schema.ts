import { z } from 'zod'
import { externalId, lines, validationError } from '../../../platform/http/fields.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { maxFigures } from './table.ts'

const figuresText =
  'The figures that are not compared with each other, such as `comparable.figure_ids` of a reconciliation. One figure alone is not compared with registers. A correction of a figure is added to the list when it takes its place; besides what is stored, a list has 100 figures at most.'
const reasonText = 'Why they are about different things, for those who read the history.'

/** The request body that creates an exception. */
export const reconciliationExceptionInput = z
  .strictObject({
    figure_ids: z
      .array(z.uuid())
      .min(1)
      // its corrections are added, so that a stored list may be longer
      .max(10 * maxFigures)
      .refine(
        (ids) => new Set(ids).size === ids.length,
        validationError('repeated', 'Each figure may come once.', 'Mỗi số liệu chỉ được xuất hiện một lần.'),
      )
      .describe(figuresText),
    reason: lines(1000).describe(reasonText),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live exceptions.'),
  })
  .meta({
    id: 'ReconciliationExceptionInput',
    description: 'The input that parts figures, so that reconciliations do not compare them.',
    example: {
      figure_ids: ['0197f3a0-0000-7000-8000-00000000a001', '0197f3a0-0000-7000-8000-00000000a002'],
      reason: 'Một số liệu của Trường, một số liệu của Trung tâm chính trị huyện.',
    },
  })

/** The response schema of an exception. */
export const reconciliationException = z
  .object({
    ...entityFields,
    figure_ids: z.array(z.uuid()).describe(figuresText),
    reason: z.string().describe(reasonText),
  })
  .meta({ id: 'ReconciliationException', description: 'Figures that reconciliations do not compare.' })

/** A row of exceptions. */
export type ReconciliationException = z.output<typeof reconciliationException>
/** A checked input. */
export type ReconciliationExceptionInput = z.output<typeof reconciliationExceptionInput>
