import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'

/** Which of some media types `Accept` likes best, the first of them where it does not say; undefined where none fits. */
export function negotiate<T extends string>(
  { headers }: Pick<FastifyRequest, 'headers'>,
  types: readonly T[],
): T | undefined {
  // all texts are in UTF-8, so a charset in the header asks for nothing more
  const accept = headers.accept?.replace(/;\s*charset="?[\w-]+"?/gi, '')
  return new Negotiator({ headers: { accept } }).mediaType([...types]) as T | undefined
}
