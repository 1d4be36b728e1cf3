import { z } from 'zod'
import { classOutput } from '../../domain/training/classes/schema.ts'
import { enrollment } from '../../domain/training/enrollments/schema.ts'
import { learner } from '../../domain/training/learners/schema.ts'

const { code, origin, full_name, birth_date, birth_year, sex } = learner.shape
const ofThatDay =
  'As on the day of enrolling; where the enrollment does not say, as the register of learners says now.'
const { learner_id, enrolled_on, status, result, score } = enrollment.shape
const { certificate_kind, certificate_number, register_number, certificate_issued_on } = enrollment.shape

/** A line of a roster. */
const rosterLine = z.object({
  number: z.int().min(1).describe('Place in the list.'),
  enrollment_id: z.uuid().describe('Id of the enrollment.'),
  learner_id,
  learner_code: code,
  learner_origin: origin,
  full_name,
  birth_date,
  birth_year,
  sex,
  position: z.string().nullable().describe(`Position. ${ofThatDay}`),
  unit: z.string().nullable().describe(`Workplace. ${ofThatDay}`),
  enrolled_on,
  status,
  score,
  result,
  certificate_kind,
  certificate_number,
  register_number,
  certificate_issued_on,
})

/** The response schema of a roster. */
export const roster = z
  .object({
    class: z
      .object({
        id: classOutput.shape.id,
        code: classOutput.shape.code,
        name: classOutput.shape.name,
        opened_on: classOutput.shape.opened_on,
        closed_on: classOutput.shape.closed_on,
      })
      .describe('The class.'),
    items: z
      .array(rosterLine)
      .describe(
        'Every live enrollment of the class, also withdrawn and transferred ones, by given name in the order of the Vietnamese alphabet.',
      ),
  })
  .meta({ id: 'Roster', description: 'The list of the learners of a class. Never public.' })

/** A line of a roster. */
export type RosterLine = z.output<typeof rosterLine>
/** A roster. */
export type Roster = z.output<typeof roster>
