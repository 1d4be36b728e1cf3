import { Problem, problems, type FieldError, type ProblemCode } from '../problems.ts'
import { problemBody } from '../reply-problem.ts'

const requestId = '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e'

/** The field errors in the examples of some problems. */
const errors: Partial<Record<ProblemCode, FieldError[]>> = {
  invalid_request: [
    {
      parameter: 'sektion',
      code: 'unknown_parameter',
      message: { en: 'There is no parameter "sektion". Did you mean "section"?', vi: '' },
    },
  ],
  already_exists: [
    { pointer: '/code', code: 'taken', message: { en: 'Another one has this value already.', vi: '' } },
  ],
  unknown_reference: [
    {
      pointer: '/program_id',
      code: 'unknown_reference',
      message: { en: 'It names something that does not exist.', vi: '' },
    },
  ],
  unreadable_page: [
    { pointer: '/text', code: 'no_title', message: { en: 'No line looks like a title.', vi: '' } },
  ],
}

/** The example of a problem in English, made by the function that makes real problems. */
export function problemExample(code: ProblemCode): unknown {
  const { when } = problems[code]
  const problem = new Problem(code, { detail: { en: when, vi: '' }, errors: errors[code] ?? [] })
  return problemBody(
    problem,
    'en',
    requestId,
    code === 'invalid_request' ? '/v1/posts?sektion=x' : '/v1/posts',
  )
}
