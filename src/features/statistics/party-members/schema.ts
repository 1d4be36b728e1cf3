import { z } from 'zod'
import { groupKeys } from '../group-keys.ts'
import { checkPeriod, movementPeriod, periodParameters } from '../movement/period.ts'
import { inLabels, inNames, outLabels, outNames } from './ways.ts'

const groupByText = '`party_cell`: a row for each Party cell. Without it there is only the total.'

/** The parameters of the movement of Party members. */
export const memberParameters = z
  .strictObject({
    ...periodParameters,
    group_by: groupKeys(['party_cell'], groupByText, 1),
  })
  .superRefine(checkPeriod)

const memberCount = z
  .object({
    value: z.int().describe('The number of members.'),
    women: z.int().describe('Of them women; members whose sex is not known are not among them.'),
    probationary: z
      .int()
      .describe(
        'Of them probationary on the day that counts: before `official_on` of the member, or where that is not known, by the kind of the membership.',
      ),
    minority: z
      .int()
      .describe('Of them of an ethnic minority; members whose ethnic group is not known are not among them.'),
  })
  .meta({ id: 'PartyMemberCount', description: 'A number of Party members, and how many of them are what.' })

const ways = <Name extends string>(names: readonly Name[], labels: Record<Name, { vi: string }>) =>
  Object.fromEntries(names.map((name) => [name, memberCount.describe(`${labels[name].vi}.`)])) as Record<
    Name,
    typeof memberCount
  >

const numbers = {
  start: memberCount.describe('At the end of the day before the period.'),
  in: z
    .object({ total: memberCount.describe('All ways together.'), ...ways(inNames, inLabels) })
    .meta({ id: 'PartyMembersIn', description: 'Who came in the period, by the first day, each way apart.' }),
  out: z.object({ total: memberCount.describe('All ways together.'), ...ways(outNames, outLabels) }).meta({
    id: 'PartyMembersOut',
    description:
      'Who left in the period, by the last day, each way apart. Who moves to another cell is out and in on the first day there.',
  }),
  end: memberCount.describe('At the end of the last counted day; start + in - out = end.'),
}

/** The response with the movement of Party members. */
export const memberMovement = z
  .object({
    period: movementPeriod.describe('The period.'),
    group_by: z.array(z.enum(['party_cell'])).describe('The keys that rows are grouped by.'),
    rows: z
      .array(
        z
          .object({
            party_cell_id: z.uuid().describe('Id of the Party cell.'),
            name: z.string().describe('Its name.'),
            ...numbers,
          })
          .meta({ id: 'PartyMemberMovementRow', description: 'The numbers of a Party cell.' }),
      )
      .describe('The Party cells that had members, by name.'),
    total: z
      .object(numbers)
      .meta({ id: 'PartyMemberMovementTotal', description: 'The numbers of all Party cells.' }),
  })
  .meta({
    id: 'PartyMemberMovement',
    description: 'How the Party members became more and fewer in a period, from the register of memberships.',
  })
