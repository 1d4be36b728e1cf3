/**
 * Converts a request target in absolute form (RFC 9112, section 3.2.2) to origin form. The host comes from the client, so
 * that responses must not repeat it.
 */
export function toOriginForm(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return path.length === target.length || path.startsWith('/') ? path : `/${path}`
}
