import { z } from 'zod'
import { coveredRegisters } from '../../../domain/figures/register-coverage/table.ts'
import { classModes } from '../../../domain/training/classes/table.ts'
import { sexes } from '../../../domain/training/learners/table.ts'
import { positionLevels } from '../../../domain/training/work/columns.ts'
import { enrollmentResults, trainingTypes } from '../../../libraries/figure-grammar/figure.ts'
import { followParameter } from '../../statistics/training/follow.ts'
import { optionalYear } from '../../statistics/years.ts'

/** The parameters of the report. */
export const reportParameters = z.strictObject({
  year: optionalYear(
    'The year of the report: that in which classes count. Without it the present one in Asia/Ho_Chi_Minh.',
  ),
  ...followParameter,
})

const unknown = z
  .int()
  .describe(
    'Turns of which no enrollment states it: the field is empty, or the class has a reported headcount only.',
  )

const parts = <Name extends string>(names: readonly Name[], id: string, description: string) =>
  z
    .object({
      ...(Object.fromEntries(
        names.map((name) => [name, z.int().describe(`Turns with the value \`${name}\`.`)]),
      ) as Record<Name, z.ZodInt>),
      unknown,
    })
    .meta({ id, description: `${description} They add up to \`learners\`.` })

const answers = ['yes', 'no'] as const
const ofThatDay = 'as the enrollments keep it from the day of enrolling.'
const ofPerson = 'as the register of learners says.'

const numbers = {
  classes: z.int().describe('Classes that were opened and not cancelled, from the register of classes.'),
  without_learners: z
    .int()
    .describe('Those of them with neither enrollments nor a headcount: their learners are not known.'),
  learners: z
    .int()
    .nullable()
    .describe(
      'Learners in turns (lượt): `enrolled` + `reported`. One who attends two classes counts twice. Null if it is not known for any class.',
    ),
  source: z
    .enum(['enrollments', 'headcounts', 'both'])
    .nullable()
    .describe(
      'Where `learners` comes from: `enrollments`, `headcounts` of classes without enrollments, or `both`. Null if neither is there.',
    ),
  enrolled: z.int().describe('Enrollments that were neither withdrawn nor transferred.'),
  reported: z.int().describe('The headcounts of classes without enrollments.'),
  persons: z
    .int()
    .nullable()
    .describe(
      'How many persons these enrollments are. Whoever attends classes of two rows is one person of the total. Null if no class has enrollments.',
    ),
  position_level: parts(
    positionLevels,
    'LearnersByPositionLevel',
    `Turns by level of the position, ${ofThatDay}`,
  ),
  leaders: parts(answers, 'LearnersByLeadership', `Turns of leaders and managers, ${ofThatDay}`),
  sex: parts(sexes, 'LearnersBySex', `Turns of women and men, ${ofPerson}`),
  minority: parts(
    [...answers, 'foreign'] as const,
    'LearnersByMinority',
    `Turns of ethnic minorities, ${ofPerson} Foreigners are neither.`,
  ),
  party_members: parts(answers, 'LearnersByPartyMembership', `Turns of Party members, ${ofThatDay}`),
  completed: z
    .int()
    .nullable()
    .describe('Enrollments that were completed. Null if no class has enrollments.'),
  completion_percent: z
    .number()
    .nullable()
    .describe('`completed` in percent of `enrolled`, with one decimal. Null if nobody is enrolled.'),
  results: parts(
    enrollmentResults,
    'LearnersByResult',
    'Turns by result, from the enrollments; those without a result yet are unknown.',
  ),
}

const row = z
  .object({
    program: z.string().describe('Code of the program.'),
    program_name: z.string().describe('Name of the program.'),
    training_type: z
      .enum(trainingTypes)
      .nullable()
      .describe('`degree` (đào tạo) or `in_service` (bồi dưỡng) of the program.'),
    mode: z
      .enum(classModes)
      .nullable()
      .describe('How the classes are taught; null: those whose mode is not stated. The list grows.'),
    ...numbers,
  })
  .meta({
    id: 'TrainingResultsRow',
    description: 'The classes of a program in one mode, and their learners.',
  })

const total = z.object(numbers).meta({
  id: 'TrainingResultsTotal',
  description:
    'The whole school. Each number is counted by itself: persons are not added up, and percents are of the whole.',
})

/** The response with the report. */
export const trainingResults = z
  .object({
    year: z.int().describe('The year.'),
    complete_registers: z
      .array(z.enum(coveredRegisters))
      .describe(
        'Which of `classes` and `enrollments` were declared complete for the year; of another one there may be more. The list grows.',
      ),
    rows: z
      .array(row)
      .describe('By type of training, then by name of the program in Vietnamese order, then by mode.'),
    total: total.describe('The whole school.'),
  })
  .meta({
    id: 'TrainingResults',
    description: 'The rows of the yearly report on training, from the registers. Never public.',
  })

/** The report. */
export type TrainingResults = z.output<typeof trainingResults>
/** The numbers of a row, or of the whole school. */
export type ReportNumbers = z.output<typeof total>
