import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ConstraintFields } from '../database/constraints.ts'
import { databaseFailure, type ConstraintFailure, type DatabaseFailure } from '../database/failures.ts'
import { languageOf, type Language } from './language.ts'
import { Problem, problems, type Bilingual, type FieldError, type ProblemCode } from './problems.ts'
import type { ProblemBody } from './problem-schema.ts'
import type { Upload } from './route.ts'
import { problemInstance } from './route-paths.ts'

const fastifyCodes: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'uri_too_long',
  FST_ERR_ASYNC_CONSTRAINT: 'malformed_request',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
}

const remedies: Partial<Record<ProblemCode, Bilingual>> = {
  unsupported_media_type: {
    en: 'Send the body as application/json in UTF-8 (application/merge-patch+json for PATCH as well).',
    vi: 'Gửi nội dung dạng application/json, mã hóa UTF-8 (PATCH nhận thêm application/merge-patch+json).',
  },
  malformed_body: {
    en: 'Send one well-formed JSON value in UTF-8.',
    vi: 'Gửi một giá trị JSON đúng định dạng, mã hóa UTF-8.',
  },
  body_too_large: { en: 'Send a smaller body.', vi: 'Hãy gửi nội dung nhỏ hơn.' },
  malformed_request: {
    en: 'Check the percent-encoding of the address: it must be UTF-8.',
    vi: 'Kiểm tra mã hóa phần trăm trong địa chỉ: phải là UTF-8.',
  },
}

/** The same error for each field of a violated constraint. */
const fieldErrors = (fields: readonly string[], code: string, message: Bilingual): FieldError[] =>
  fields.map((field) => ({ pointer: `/${field}`, code, message }))

const messages = {
  duplicate: {
    en: 'Another one has this value already: use another value, or change the other one first.',
    vi: 'Giá trị này đã có ở bản ghi khác: hãy dùng giá trị khác, hoặc sửa bản ghi kia trước.',
  },
  missing_reference: {
    en: 'It names something that does not exist.',
    vi: 'Không tìm thấy dữ liệu được nêu: hãy kiểm tra lại, hoặc nhập dữ liệu đó trước.',
  },
  still_referenced: {
    en: 'Other rows refer to it, present or in the trash: change them, or delete them for good first.',
    vi: 'Bản ghi này đang được dữ liệu khác tham chiếu, kể cả trong thùng rác: hãy sửa hoặc xóa hẳn dữ liệu đó trước.',
  },
  rule: {
    en: 'The value does not fit the rules of the register.',
    vi: 'Giá trị không đúng quy tắc của sổ theo dõi.',
  },
} satisfies Record<string, Bilingual>

/** The error of a violated unique index. An index on several columns gives one error for all of them. */
function uniqueErrors(fields: readonly string[]): FieldError[] {
  const last = fields.at(-1)
  if (last === undefined || fields.length === 1) return fieldErrors(fields, 'taken', messages.duplicate)
  const names = fields.map((field) => `"${field}"`).join(', ')
  const message = {
    en: `Another one has these values together already: ${names}. Change that one, or one of these values.`,
    vi: `Đã có bản ghi khác trùng ${names}: hãy sửa bản ghi đó, hoặc đổi một trong các giá trị này.`,
  }
  return [{ pointer: `/${last}`, code: 'taken', message }]
}

/**
 * The problem of a violated constraint. A constraint without a field that the caller can name is an error of the server:
 * this version does not know it, or does not keep it itself.
 */
function constraintProblem(
  { kind, constraint }: ConstraintFailure,
  constraints: ConstraintFields,
  cause: unknown,
): Problem {
  const fields = constraints.get(constraint)
  if (kind === 'still_referenced')
    return new Problem('still_referenced', { detail: messages.still_referenced, cause })
  if (fields.length === 0) return new Problem('internal', { cause })
  switch (kind) {
    case 'duplicate':
      return new Problem('already_exists', { errors: uniqueErrors(fields), cause })
    case 'missing_reference':
      return new Problem('unknown_reference', {
        errors: fieldErrors(fields, 'unknown_reference', messages.missing_reference),
        cause,
      })
    case 'rule':
      return new Problem('unprocessable', { errors: fieldErrors(fields, 'rule', messages.rule), cause })
  }
}

/** The problem of a database failure. */
function databaseProblem(failure: DatabaseFailure, constraints: ConstraintFields, cause: unknown): Problem {
  switch (failure.kind) {
    case 'unavailable':
    case 'timeout':
      return new Problem('unavailable', { headers: { 'retry-after': '2' }, cause })
    case 'conflict':
      return new Problem('write_conflict', { headers: { 'retry-after': '1' }, cause })
    default:
      return constraintProblem(failure, constraints, cause)
  }
}

/** Whether an error only means that the client closed the connection before the body was complete. */
export const isBodyAborted = ({ raw, body }: FastifyRequest, error: unknown): boolean =>
  raw.readableAborted && body === undefined && !(error instanceof Problem)

/** The 400 for a body that breaks off. */
export const bodyAborted = (cause: unknown): Problem =>
  new Problem('malformed_body', {
    detail: {
      en: 'The body ended before it was whole; nothing of it is stored. Send it again.',
      vi: 'Nội dung bị ngắt trước khi gửi xong; chưa lưu gì. Hãy gửi lại.',
    },
    cause,
  })

/** Converts a thrown value to a problem. An unexpected error becomes `internal`, without details for the caller. */
export function toProblem(error: unknown, constraints: ConstraintFields): Problem {
  if (error instanceof Problem) return error
  const failure = databaseFailure(error)
  if (failure) return databaseProblem(failure, constraints, error)
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>
  const problemCode = code === undefined ? undefined : fastifyCodes[code]
  if (problemCode)
    return new Problem(problemCode, {
      cause: error,
      ...(problemCode === 'unavailable' ? { headers: { 'retry-after': '2' } } : {}),
    })
  // parsers of Fastify and Node throw errors with a 4xx status and no code
  if (statusCode === 413) return new Problem('body_too_large', { cause: error })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem('malformed_body', { cause: error })
  return new Problem('internal', { cause: error })
}

const errorBody = ({ pointer, parameter, code, message }: FieldError, language: Language) => ({
  pointer: pointer ?? null,
  parameter: parameter ?? null,
  code,
  message: message[language],
})

/** The body of a problem in a language. */
export function problemBody(
  problem: Problem,
  language: Language,
  requestId: string,
  instance: string,
  prefix = '',
): ProblemBody {
  const kind = problems[problem.code]
  const detail = problem.detail ?? remedies[problem.code] ?? kind.title
  return {
    type: `${prefix}/docs/problems#${problem.code}`,
    title: kind.title[language],
    status: kind.status,
    detail: detail[language],
    instance,
    code: problem.code,
    request_id: requestId,
    errors: problem.errors.map((error) => errorBody(error, language)),
    ...(problem.items && {
      items: problem.items.map(({ outcome, errors }) => ({
        outcome,
        errors: errors.map((error) => errorBody(error, language)),
      })),
    }),
    ...(problem.differences && { differences: problem.differences }),
  }
}

/** Adds the accepted media types to the 415 of an upload. */
function withFileTypes(problem: Problem, uploads: readonly Upload[] | undefined): Problem {
  if (problem.code !== 'unsupported_media_type' || problem.detail !== undefined || !uploads) return problem
  const types = uploads.map(({ mediaType }) => mediaType).join(', ')
  return new Problem(problem.code, {
    detail: {
      en: `Say what the file is: Content-Type ${types}.`,
      vi: `Hãy cho biết kiểu tệp bằng Content-Type: ${types}.`,
    },
  })
}

/**
 * Sends a problem. All errors are sent here.
 * @param prefix the path prefix of a proxy, for the link to the page of problems
 */
export function replyProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  prefix: string,
): FastifyReply {
  const detailed = withFileTypes(problem, request.routeOptions.config.route?.uploads)
  const instance = problemInstance(request)
  const body = problemBody(detailed, languageOf(request), request.id, instance, prefix)
  // RFC 9110, section 15.5.2: each 401 has this header
  const challenge = problem.status === 401 ? { 'www-authenticate': 'Bearer realm="bantin"' } : {}
  return reply
    .code(problem.status)
    .headers({
      'cache-control': 'no-store',
      'content-language': languageOf(request),
      ...challenge,
      ...problem.headers,
    })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body))
}
