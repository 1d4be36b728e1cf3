/** The kind of a link's destination: another site, mail or telephone, or the site itself. */
type Destination = 'web' | 'contact' | 'site'

const destinationOfScheme = new Map<string, Destination>([
  ['http', 'web'],
  ['https', 'web'],
  ['mailto', 'contact'],
  ['tel', 'contact'],
])

/**
 * The destination of an address as a browser reads it; null for addresses that an article may not link to: any other
 * scheme, and `//host`, which looks like a path of the site but is none.
 */
export function destinationOf(address: string): Destination | null {
  const read = asBrowserReads(address)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]
  if (scheme !== undefined) return destinationOfScheme.get(scheme.toLowerCase()) ?? null
  return /^[/\\]{2}/.test(read) ? null : 'site'
}

/** Browsers drop line breaks and tabs anywhere, and leading controls and spaces (URL standard, 4.4). */
function asBrowserReads(address: string): string {
  // oxlint-disable-next-line no-control-regex
  return address.replace(/[\t\n\r]+/g, '').replace(/^[\0-\x20]+/, '')
}
