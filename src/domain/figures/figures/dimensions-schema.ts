import { z } from 'zod'
import { line } from '../../../platform/http/fields.ts'
import {
  enrollmentResults,
  grades,
  groups,
  levels,
  programFamilies,
  scenarios,
  stages,
  subjects,
  trainingTypes,
} from '../../../libraries/figure-grammar/figure.ts'

/** The dimensions of a figure that a text states. */
export const statedDimensions = z
  .object({
    program: z
      .string()
      .optional()
      .describe('Code of the programme if the vocabulary has it, else its name in the words of the text.'),
    family: z.enum(programFamilies).optional().describe('Subject family of the programme. The list grows.'),
    training_type: z
      .enum(trainingTypes)
      .optional()
      .describe('`degree` (đào tạo) or `in_service` (bồi dưỡng).'),
    planned: z.boolean().optional().describe('true: trong, theo kế hoạch; false: ngoài kế hoạch.'),
    stage: z
      .enum(stages)
      .optional()
      .describe(
        '`opened` (khai giảng, mở), `carried_over` (chuyển tiếp), `running` (đang) or `closed` (bế giảng).',
      ),
    scenario: z.enum(scenarios).optional().describe('`plan` for plans, else `actual`.'),
    grade: z
      .enum(grades)
      .optional()
      .describe('Yearly grading (hoàn thành xuất sắc, tốt, hoàn thành, không hoàn thành nhiệm vụ).'),
    result: z
      .enum(enrollmentResults)
      .optional()
      .describe(
        'Result of learners or topics: xuất sắc, giỏi, khá, trung bình khá, trung bình, đạt, không đạt.',
      ),
    level: z.enum(levels).optional().describe('Level of topics, seminars and papers. The list grows.'),
    subject: z
      .enum(subjects)
      .optional()
      .describe('The activity for which persons or sessions are counted. The list grows.'),
    group: z
      .enum(groups)
      .optional()
      .describe('Group of persons: nữ, nam, chính thức, dự bị, dân tộc thiểu số, đảng viên among others.'),
    detail: z
      .string()
      .optional()
      .describe('Words that distinguish the figure where no other dimension does.'),
  })
  .describe('Which part of its unit the figure counts. Dimensions that the text does not state are absent.')

const free = () => line(200).optional()

const dimensionShape = {
  ...statedDimensions.shape,
  program: free().describe(
    'Code of a programme of the register; for a proposal without one, its name in the words of the text.',
  ),
  organiser: free().describe('The organiser, if it is not the school itself.'),
  institution: free().describe(
    'The organisation or place that it is about, if it is not that of the source itself, in its words.',
  ),
  detail: free().describe('Details that no other dimension has, in the words of the source.'),
}

const dimensionsText =
  'Which part of its indicator it counts. Dimensions that the source does not state are absent. With `program`, `family` and `training_type` are not stored: they follow from it.'

/** The dimensions in the input of a figure. */
export const dimensionsInput = z
  .strictObject({
    ...dimensionShape,
    scenario: statedDimensions.shape.scenario
      .unwrap()
      .default('actual')
      .describe('`plan` for plans, else `actual`.'),
  })
  .meta({ id: 'FigureDimensionsInput', description: dimensionsText })

/** The dimensions of a figure in responses. */
export const figureDimensions = z
  .object(dimensionShape)
  .meta({ id: 'FigureDimensions', description: dimensionsText })
