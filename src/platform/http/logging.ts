import type { FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import type { Config } from '../../config.ts'
import type { OutageLog } from './log-outages.ts'
import { pathPattern } from './route-paths.ts'
import type { Problem } from './problems.ts'

/**
 * Structured log lines on standard output. Headers, bodies and queries are not logged, since they may contain keys or
 * names of persons. A path is logged as its pattern, since an external id may be a name.
 */
export function loggerOptions(config: Pick<Config, 'logLevel'>): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: config.logLevel,
    redact: { paths: ['*.password', '*.connectionString', 'err.config', 'err.client'], remove: true },
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: pathPattern(request) }),
      err: errorForLog,
    },
  }
}

/**
 * The error for the log, without values: the database repeats values of a row in `detail`, and the query builder repeats
 * all parameters in its message, which is also the first line of the stack.
 */
const errorForLog = (error: Error) => ({ ...errorSummary(error), stack: framesOf(error) })

/** The error without a stack, for expected errors. */
function errorSummary(error: Error) {
  const cause = rootCause(error)
  return {
    type: cause.name,
    message: cause.message.split('\n', 1)[0]?.slice(0, 300) ?? '',
    code: 'code' in cause ? String(cause.code) : undefined,
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? errorSummary(error) : undefined)

/**
 * Logs a problem that operators should know: an unexpected error with its stack, or a warning for an expected failure of
 * the server or an aborted request. What many requests have at the same time is an outage, and not logged for each.
 */
export function logProblem(
  request: FastifyRequest,
  problem: Problem,
  error: unknown,
  outages: OutageLog,
): void {
  const { code, status, message } = problem
  const cause = problem.cause ?? error
  // no line is logged for the response if the client has closed the connection
  const route = { method: request.method, path: pathPattern(request) }
  if (code === 'unavailable' && !request.raw.readableAborted) {
    const fields = { reqId: request.id, ...route }
    if (!outages.reportDatabase(cause, fields))
      outages.reportUnavailable(message, { ...fields, cause: reasonOf(problem.cause) })
    return
  }
  if (code === 'internal') request.log.error({ ...route, err: cause }, message)
  else if (status >= 500 || request.raw.readableAborted)
    request.log.warn({ ...route, code, cause: cause === problem ? undefined : reasonOf(cause) }, message)
}

/** Logs a response that was not sent completely. */
export function logAbortedResponse(log: FastifyBaseLogger, operation: string, error: Error | null): void {
  log.warn({ operation, cause: reasonOf(error) }, 'broke off')
}

function rootCause(error: Error): Error {
  let current = error
  for (let depth = 0; depth < 5 && current.cause instanceof Error; depth++) current = current.cause
  return current
}

function framesOf({ name, message, stack = '' }: Error): string {
  const head = `${name}: ${message}`
  const rest = stack.startsWith(head) ? stack.slice(head.length) : stack
  return rest
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** The logger of response lines. They contain nothing secret, so that redaction, which is slow, is off. */
export const responseLogger = (log: FastifyBaseLogger): FastifyBaseLogger => log.child({}, { redact: [] })

/** Logs the one line of a response. */
export function logResponse(log: FastifyBaseLogger, request: FastifyRequest, reply: FastifyReply): void {
  log.info(
    {
      reqId: request.id,
      method: request.method,
      path: pathPattern(request),
      operation: request.routeOptions.config.route?.operationId,
      caller: request.access?.caller.name,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
    },
    'answered',
  )
}
