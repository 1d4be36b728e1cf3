import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { Problem, type Bilingual } from './problems.ts'

/** The media type that `Accept` prefers, the first one if it has no preference; undefined if none is acceptable. */
export function negotiate<T extends string>(
  { headers }: Pick<FastifyRequest, 'headers'>,
  types: readonly T[],
): T | undefined {
  // all texts are in UTF-8, so that a charset in the header is ignored
  const accept = headers.accept?.replace(/;\s*charset="?[\w-]+"?/gi, '')
  return new Negotiator({ headers: { accept } }).mediaType([...types]) as T | undefined
}

/**
 * The format of a response, by the `Accept` header.
 * @param names the formats, the default one first
 * @param otherwise what a caller can do instead of sending the header, after "or"
 * @throws Problem 406 if no format is acceptable
 */
export function negotiateFormat<Name extends string>(
  request: Pick<FastifyRequest, 'headers'>,
  names: readonly Name[],
  mediaTypes: Readonly<Record<Name, string>>,
  otherwise: Bilingual,
): Name {
  const types = names.map((name) => mediaTypes[name])
  const name = names[types.indexOf(negotiate(request, types) ?? '')]
  if (name !== undefined) return name
  throw new Problem('not_acceptable', {
    detail: {
      en: `Accept one of ${types.join(', ')}, or ${otherwise.en}.`,
      vi: `Hãy nhận (Accept) một trong các kiểu ${types.join(', ')}, hoặc ${otherwise.vi}.`,
    },
  })
}
