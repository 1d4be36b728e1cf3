import { z } from 'zod'
import { fieldDifference } from './field-difference.ts'
import { problems, type ProblemCode } from './problems.ts'

const fieldErrorSchema = z
  .object({
    pointer: z
      .string()
      .nullable()
      .describe('JSON pointer (RFC 6901) to the field in the body; null if the error is not in the body.'),
    parameter: z
      .string()
      .nullable()
      .describe('Name of the query, path or header parameter; null if the error is not in a parameter.'),
    code: z.string().describe('Machine-readable reason, stable across languages. The list grows.'),
    message: z
      .string()
      .describe('What is wrong and how to correct it, in the language of `Accept-Language`.'),
  })
  .meta({ id: 'FieldError', description: 'An error of one field or parameter.' })

const itemOutcome = z
  .object({
    outcome: z
      .enum(['refused', 'unchanged', 'not_stored'])
      .describe(
        '`refused`: see `errors`; `unchanged`: it is stored like this already; `not_stored`: it is right, but is not stored as long as another one is refused.',
      ),
    errors: z.array(fieldErrorSchema).describe('The errors of a refused item; otherwise empty.'),
  })
  .meta({
    id: 'ItemOutcome',
    description: 'What becomes of an item of a request that stores all of them or none.',
  })

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]

/** The schema of problem details (RFC 9457), the body of every error. */
export const problemSchema = z
  .object({
    type: z.string().describe('URI of the kind of problem; its anchor in the documentation.'),
    title: z
      .string()
      .describe('The kind of problem in a few words, in the language of `Accept-Language` (en or vi).'),
    status: z.int().min(400).max(599).describe('The HTTP status.'),
    detail: z.string().describe('What happened, and what to do.'),
    instance: z.string().describe('The path and query of the request.'),
    code: z.enum(codes).describe('Machine-readable kind of problem. The list grows.'),
    request_id: z.string().describe('Identifies this request in the log of the server.'),
    errors: z.array(fieldErrorSchema).describe('An error for each invalid field or parameter; may be empty.'),
    items: z
      .array(itemOutcome)
      .optional()
      .describe(
        'Each item of a request that stores all of them or none, in the order of the request. Only where items are refused.',
      ),
    differences: z
      .array(fieldDifference)
      .optional()
      .describe(
        'What the request would change in a working draft that has another revision by now: `before` is what is stored, `after` what was sent. Only for such drafts.',
      ),
  })
  .meta({
    id: 'Problem',
    description: 'Problem details (RFC 9457).',
    example: {
      type: '/docs/problems#invalid_request',
      title: 'The request is not valid',
      status: 400,
      detail: '1 parameter or field is not valid.',
      instance: '/v1/posts?sektion=tin-tuc',
      code: 'invalid_request',
      request_id: '0197f3a2-6f0a-7cc1-9d5e-2f4b6a8c0d1e',
      errors: [
        {
          pointer: null,
          parameter: 'sektion',
          code: 'unknown_parameter',
          message: 'There is no parameter "sektion". Did you mean "section"?',
        },
      ],
    },
  })

/** The body of a problem. */
export type ProblemBody = z.output<typeof problemSchema>
