import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'
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
      // messages of the database repeat the values of a row in `detail`; they stay out of the log
      err: (error: Error) => ({
        type: error.name,
        message: error.message.split('\n', 1)[0]?.slice(0, 300) ?? '',
        code: 'code' in error ? String(error.code) : undefined,
        stack: error.stack ?? '',
      }),
    },
  }
}

/** The one line of an answered request. */
export function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
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
