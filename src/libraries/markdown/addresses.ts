/** Where an address in an article leads: to another site, to a letter or a call, or within the site itself. */
export type Destination = 'web' | 'contact' | 'site'

const DESTINATION_OF_SCHEME = new Map<string, Destination>([
  ['http', 'web'],
  ['https', 'web'],
  ['mailto', 'contact'],
  ['tel', 'contact'],
])

/**
 * Where an address leads as a browser would read it, or null where an article may not lead: any other scheme,
 * and `//host`, which looks like a path of the site and is not one.
 */
export function destinationOf(address: string): Destination | null {
  const read = asBrowserReads(address)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(read)?.[1]
  if (scheme !== undefined) return DESTINATION_OF_SCHEME.get(scheme.toLowerCase()) ?? null
  return /^[/\\]{2}/.test(read) ? null : 'site'
}

/** Browsers drop line breaks and tabs anywhere, and controls and spaces in front (URL standard, 4.4). */
function asBrowserReads(address: string): string {
  // oxlint-disable-next-line no-control-regex
  return address.replace(/[\t\n\r]+/g, '').replace(/^[\0-\x20]+/, '')
}
