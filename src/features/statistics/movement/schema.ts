import { z } from 'zod'
import { commaList } from '../../../platform/resource/comma-list.ts'
import { groupKeys } from '../group-keys.ts'
import { group } from '../schema.ts'
import { followParameter } from '../training/follow.ts'
import { movementKeys } from './count.ts'
import { checkPeriod, movementPeriod, periodParameters } from './period.ts'
import { classStages, learnerStages, type Stage } from './stages.ts'

const maxGroupKeys = 3

const groupByText = `The keys that rows are grouped by: \`program\`, \`family\` and \`training_type\` of the programme, \`mode\` and \`origin\` (former school) of the class; at most ${maxGroupKeys}. Without it there is only the total.`

/** The parameters of the movement. */
export const movementParameters = z
  .strictObject({
    ...periodParameters,
    group_by: groupKeys(movementKeys, groupByText, maxGroupKeys),
    stage: commaList(
      z.enum(learnerStages),
      'Only these stages, such as `opened`, `carried_over`, `running` or `closed`. Default: all.',
    ).optional(),
    ...followParameter,
  })
  .superRefine(checkPeriod)

const compared = z
  .object({
    value: z.int().describe('The number of the period.'),
    before: z.int().describe('The number of the same period of the year before.'),
    change: z.int().describe('The difference.'),
    change_percent: z
      .number()
      .nullable()
      .describe('The difference in percent of `before`, with one decimal; null if that is 0.'),
  })
  .meta({
    id: 'ComparedCount',
    description: 'A number beside that of the same period of the year before, from the registers.',
  })

const stageTexts: Record<Stage, (what: string) => string> = {
  carried_over: (what) => `${what} opened before the period that had not ended when it began.`,
  opened: (what) => `${what} opened in the period, by the first day.`,
  joined: () =>
    'Learners who came into a class after its first day, in the period: enrolled later, transferred here, or resumed.',
  left: () =>
    'Learners who left a class after its first day, in the period: withdrawn or transferred elsewhere.',
  closed: (what) => `${what} closed in the period, by the last day.`,
  cancelled: (what) =>
    `${what} cancelled in the period after the first day: the day is \`cancelled_on\` of the class. Cancelled classes without it are counted nowhere.`,
  running: (what) => `${what} that had not ended at the end of the last counted day.`,
  undated: (what) =>
    `${what} that may belong to the period, but the day of opening is unknown, or that of closing although the class is completed. They are in no other stage.`,
}

const stagesOf = (stages: readonly Stage[], what: string) =>
  Object.fromEntries(
    stages.map((stage) => [stage, compared.optional().describe(stageTexts[stage](what))] as const),
  )

const numberFields = {
  classes: z.object(stagesOf(classStages, 'Classes')).meta({
    id: 'ClassMovement',
    description:
      'Classes by stage; carried_over + opened - closed - cancelled = running. A stage that `stage` does not name is absent.',
  }),
  learners: z.object(stagesOf(learnerStages, 'Learners of classes')).meta({
    id: 'LearnerMovement',
    description:
      'Learners by stage, each on the day of it: carried_over + opened + joined - left - closed - cancelled = running. They are enrollments that were neither withdrawn nor transferred on that day, and the reported headcount of a class without enrollments. A stage that `stage` does not name is absent.',
  }),
  without_learners: compared.describe(
    'Classes of the period with neither enrollments nor a headcount; they add nothing to learners.',
  ),
}

/** The response with the movement of a period. */
export const movementResponse = z
  .object({
    period: movementPeriod.describe('The period.'),
    period_before: movementPeriod.describe('The same period of the year before.'),
    group_by: z.array(z.enum(movementKeys)).describe('The keys that rows are grouped by.'),
    stages: z.array(z.enum(learnerStages)).describe('The stages of the response. The list grows.'),
    rows: z
      .array(
        z
          .object({
            group: z.array(group).describe('A value for each key of `group_by`, in its order.'),
            ...numberFields,
          })
          .meta({ id: 'MovementRow', description: 'Numbers of a group.' }),
      )
      .describe('The groups, in the order of their labels or of their meaning.'),
    total: z.object(numberFields).meta({ id: 'MovementTotal', description: 'Numbers of the whole school.' }),
  })
  .meta({
    id: 'TrainingMovement',
    description: 'What happened to classes and learners in a period, from the registers.',
  })
