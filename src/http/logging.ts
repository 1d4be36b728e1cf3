import type { FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
import type { Config } from '../config.ts'

/**
 * Structured lines on standard output. Headers and bodies are never logged, so neither are keys and persons; the query
 * is left out too, since a filter may hold a name.
 */
export function loggerOptions(config: Pick<Config, 'logLevel'>): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: config.logLevel,
    redact: { paths: ['*.password', '*.connectionString', 'err.config', 'err.client'], remove: true },
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?', 1)[0] }),
      err: loggedError,
    },
  }
}

/**
 * What happened and where, without the values at hand: the database repeats those of a row in `detail`, and the query
 * builder all parameters in its message, which a stack begins with.
 */
function loggedError(error: Error) {
  const cause = innermost(error)
  return {
    type: cause.name,
    message: cause.message.split('\n', 1)[0]?.slice(0, 300) ?? '',
    code: 'code' in cause ? String(cause.code) : undefined,
    stack: framesOf(error),
  }
}

function innermost(error: Error): Error {
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
export const answerLog = (log: FastifyBaseLogger): FastifyBaseLogger => log.child({}, { redact: [] })

/** The one line of an answered request. */
export function logAnswer(log: FastifyBaseLogger, request: FastifyRequest, reply: FastifyReply): void {
  log.info(
    {
      reqId: request.id,
      method: request.method,
      path: request.url.split('?', 1)[0],
      operation: request.routeOptions.config.route?.operationId,
      caller: request.access?.caller.name,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
    },
    'answered',
  )
}
