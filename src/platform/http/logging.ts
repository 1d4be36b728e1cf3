import type { FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import type { Config } from '../../config.ts'
import { pathPattern } from './route-paths.ts'
import type { Problem } from './problems.ts'

/**
 * Structured lines on standard output. Headers and bodies are never logged, so neither are keys and persons; the query
 * is left out too, since a filter may hold a name, and a path is told as its pattern, since an external id may be one.
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
 * What happened and where, without the values at hand: the database repeats those of a row in `detail`, and the query
 * builder all parameters in its message, which a stack begins with.
 */
const errorForLog = (error: Error) => ({ ...errorSummary(error), stack: framesOf(error) })

/** The same of what is meant to happen now and then, where the place in the code says nothing. */
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
 * The line of a problem that operators should hear of: an error with its place where no one foresaw it, and a warning of
 * what is meant to be refused.
 */
export function logProblem(request: FastifyRequest, problem: Problem, error: unknown): void {
  const { code, status, message } = problem
  const cause = problem.cause ?? error
  // the line of the answer does not come where its caller has left
  const asked = { method: request.method, path: pathPattern(request) }
  if (code === 'internal') request.log.error({ ...asked, err: cause }, message)
  else if (status >= 500 || request.raw.readableAborted)
    request.log.warn({ ...asked, code, cause: cause === problem ? undefined : reasonOf(cause) }, message)
}

/** The line of an answer that did not come to its end. */
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

/** Writes lines of answered requests: nothing in them is secret, and to look for it would take as long as writing them. */
export const responseLogger = (log: FastifyBaseLogger): FastifyBaseLogger => log.child({}, { redact: [] })

/** The one line of an answered request. */
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
