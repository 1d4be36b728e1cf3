import { Problem } from '../../../platform/http/problems.ts'

/** Whether a score is on the scale: 0 to 10 with two decimals. */
export const isScore = (score: number): boolean =>
  score >= 0 && score <= 10 && Number(score.toFixed(2)) === score

/** The 422 for a score that is not on the scale. @param field the path of the field */
export const scoreProblem = (field: string): Problem =>
  new Problem('unprocessable', {
    errors: [
      {
        pointer: `/${field}`,
        code: 'out_of_scale',
        message: {
          en: 'A score is a number from 0 to 10 with at most two decimals, such as 8.25.',
          vi: 'Điểm là số từ 0 đến 10, tối đa hai chữ số thập phân, ví dụ 8,25.',
        },
      },
    ],
  })
