/** An address as it is compared. */
export interface AddressKey {
  /** The host and its port, without `www.`; null of an address that is a path, which fits all hosts. */
  host: string | null
  /** The path with its query. */
  path: string
}

/** Parameters that networks add to an address that somebody shares. */
const tracking = /^(?:utm_\w+|fbclid|gclid|zarsrc)(?:=|$)/i

/** What separates the parts of an address, and what cannot stand in one. It stays encoded, since it means something else then. */
// oxlint-disable-next-line no-control-regex
const separators = /[\u0000-\u0020\u007f%/?#&=+]/g

/** A part of an address with letters in place of their codes; bytes that are no letters stay. */
const decoded = (part: string): string =>
  part.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes).replace(separators, (sign) => encodeURIComponent(sign))
    } catch {
      return bytes.toUpperCase()
    }
  })

/** A query in an order that does not depend on how it was written. */
function comparedQuery(search: string): string {
  const parameters = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !tracking.test(parameter))
    .map((parameter) => decoded(parameter.replaceAll('+', '%20')))
    .toSorted()
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

/**
 * How an address is compared: a full one (`https://host/path`, `//host/path`), or a path that begins with `/`. Equal are
 * http and https, hosts in any case and with `www.`, letters and their codes, a path with a slash at its end and without, and
 * parameters in any order; the case of a path counts. Fragments and parameters of networks are left out.
 * @returns undefined for a text that is no such address
 */
export function addressKey(text: string): AddressKey | undefined {
  const [scheme] = /^(?:https?:)?\/\/(?=[^/])/i.exec(text) ?? []
  const isPath = scheme === undefined && /^\/(?!\/)/.test(text)
  if ((scheme === undefined && !isPath) || /[\s\p{C}\\]/u.test(text)) return undefined
  const whole = scheme === undefined ? `https://host${text}` : `https://${text.slice(scheme.length)}`
  if (!URL.canParse(whole)) return undefined
  const { username, password, host, pathname, search } = new URL(whole)
  if (username !== '' || password !== '') return undefined
  const path = `${decoded(pathname).replace(/\/+$/, '') || '/'}${comparedQuery(search)}`
  return {
    host: isPath ? null : host.replace(/:80$/, '').replace(/^www\.(?=.)/, ''),
    path: path.normalize('NFC'),
  }
}

/** A key as one text, which no slug equals: it begins with a slash. */
export const keyText = ({ host, path }: AddressKey): string => (host === null ? path : `//${host}${path}`)

/** Whether one request can ask for both: a path fits all hosts. */
export const fits = (one: AddressKey, other: AddressKey): boolean =>
  one.path === other.path && (one.host === null || other.host === null || one.host === other.host)
