import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'

/** The media type that `Accept` prefers, the first one if it has no preference; undefined if none is acceptable. */
export function negotiate<T extends string>(
  { headers }: Pick<FastifyRequest, 'headers'>,
  types: readonly T[],
): T | undefined {
  // all texts are in UTF-8, so that a charset in the header is ignored
  const accept = headers.accept?.replace(/;\s*charset="?[\w-]+"?/gi, '')
  return new Negotiator({ headers: { accept } }).mediaType([...types]) as T | undefined
}
