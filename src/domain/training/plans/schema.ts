import { z } from 'zod'
import { day, externalId, line, lines, validationError, year } from '../../../platform/http/fields.ts'
import { referenceFields } from '../../../platform/resource/references.ts'
import { entityFields } from '../../../platform/resource/schemas.ts'
import { program } from '../programs/schema.ts'

const yearText = 'The planned year.'
const classesText = 'Number of classes to open; null if the plan does not say.'
const learnersText = 'Number of learners; null if the plan does not say.'
const versionText =
  'Version of the plan of this year and program, from 1; unique among live plans of both. It is not the `revision` of the row.'
const numberText = 'Number of the document that sets the plan, such as 15-KH/TCT.'
const dateText = 'Day of this document.'
const noteText = 'Notes, such as what changed against the version before.'

const people = () => z.int().min(0).max(1_000_000)

/** The request body that creates a training plan. */
export const trainingPlanInput = z
  .strictObject({
    year: year().describe(yearText),
    ...referenceFields('program_id', 'program', 'planned program', ['code', 'external_id']),
    classes: people()
      .nullable()
      .default(null)
      .describe(`${classesText} One of it and \`learners\` is needed.`),
    learners: people().nullable().default(null).describe(learnersText),
    version: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe(
        `${versionText} If left out: the next one when it is created, or moves to another year or program.`,
      ),
    document_number: line(100).nullable().default(null).describe(numberText),
    document_date: day().nullable().default(null).describe(dateText),
    note: lines(2000).nullable().default(null).describe(noteText),
    external_id: externalId()
      .nullable()
      .default(null)
      .describe('Its id in your system; unique among live plans.'),
  })
  .refine(({ classes, learners }) => classes !== null || learners !== null, {
    path: ['classes'],
    ...validationError(
      'one_of',
      'Give the planned classes, the planned learners, or both.',
      'Cần nêu số lớp hoặc số học viên theo kế hoạch.',
    ),
  })
  .meta({
    id: 'TrainingPlanInput',
    description: 'The input that creates or replaces a plan of a program for a year.',
    example: {
      year: 2020,
      program: { code: 'TCLLCT' },
      classes: 8,
      learners: 600,
      document_number: '15-KH/TCT',
      document_date: '2020-01-10',
    },
  })

/** The response schema of a training plan. */
export const trainingPlan = z
  .object({
    ...entityFields,
    year: z.int().describe(yearText),
    program_id: z.uuid().describe('Id of the planned program.'),
    program: program.nullable().optional().describe('The program. Only with `include=program`.'),
    classes: z.int().nullable().describe(classesText),
    learners: z.int().nullable().describe(learnersText),
    version: z.int().describe(versionText),
    in_force: z
      .boolean()
      .describe(
        'Whether it is the highest version among live plans of its year and program; only these are counted.',
      ),
    document_number: z.string().nullable().describe(numberText),
    document_date: z.iso.date().nullable().describe(dateText),
    note: z.string().nullable().describe(noteText),
  })
  .meta({ id: 'TrainingPlan', description: 'What the school plans to open of a program in a year.' })

/** The row of a training plan. */
export type TrainingPlan = z.output<typeof trainingPlan>

/** The input that creates or replaces a training plan. */
export type TrainingPlanInput = z.output<typeof trainingPlanInput>
