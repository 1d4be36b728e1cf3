import type { FastifyRequest } from 'fastify'

/** A language of problems. */
export type Language = 'en' | 'vi'

/**
 * The language of a problem: the one of `en` and `vi` that `Accept-Language` ranks higher (RFC 9110, section 12.5.4), and
 * English if it contains neither. Successful responses do not depend on it.
 */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const header = request.headers['accept-language']
  if (header === undefined) return 'en'
  let best: Language = 'en'
  let bestQuality = 0
  for (const part of header.slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const primary = range.split('-')[0]
    if (primary !== 'vi' && primary !== 'en') continue
    const quality = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find(Boolean)
    const q = quality === undefined ? 1 : Number(quality)
    if (q > bestQuality) {
      best = primary
      bestQuality = q
    }
  }
  return best
}
