import { z } from 'zod'
import { line } from '../../../platform/http/fields.ts'
import { dimensions as extracted } from '../../../features/extraction/schema.ts'

const free = () => line(200).optional()

const dimensionShape = {
  ...extracted.shape,
  program: free().describe(
    'Code of a programme of the register; of a proposal, where the register has none, its name in the words of the text.',
  ),
  organiser: free().describe('Whose event or work it is, where that is not the school itself.'),
  institution: free().describe('Which school, where it is not this one.'),
  detail: free().describe('What no other dimension says, in the words of the source.'),
}

const dimensionsText =
  'What of its indicator it counts. What the source does not say is absent. Beside `program` neither `family` nor `training_type` is kept: they follow from it.'

/** The dimensions of a figure's body. */
export const dimensionsInput = z
  .strictObject({
    ...dimensionShape,
    scenario: extracted.shape.scenario
      .unwrap()
      .default('actual')
      .describe('`plan` for what is meant to be done, else `actual`.'),
  })
  .meta({ id: 'FigureDimensionsInput', description: dimensionsText })

/** The dimensions of a figure as they are answered. */
export const figureDimensions = z
  .object(dimensionShape)
  .meta({ id: 'FigureDimensions', description: dimensionsText })
