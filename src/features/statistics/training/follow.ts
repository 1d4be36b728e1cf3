import { z } from 'zod'

/** The parameter by which programs count under their successors. */
export const followParameter = {
  follow: z
    .enum(['successors'])
    .optional()
    .describe(
      '`successors`: classes and plans of a programme count under the last programme that replaced it (`successor_id`). Figures stay with the programme that they name.',
    ),
}
