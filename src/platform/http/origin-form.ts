/**
 * The target of a request without scheme and host, which its absolute form (RFC 9112, 3.2.2) has in front: the host is
 * the caller's word, and what is made of the target must not repeat it.
 */
export function toOriginForm(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return path.length === target.length || path.startsWith('/') ? path : `/${path}`
}
