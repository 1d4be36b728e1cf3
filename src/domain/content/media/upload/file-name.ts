import { slugOf } from '../../../../libraries/vietnamese/slug.ts'

const maxCharacters = 120
const maxSlugCharacters = 60

/** Controls, marks of writing direction, and characters that file systems or headers do not take. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"|?*%]+/gu

/** A name that is safe for headers and file systems, and the part of an address that follows from it. */
export interface SafeName {
  /** Without its ending. */
  title: string
  name: string
  slug: string
}

/**
 * Makes the name of a file safe: its last part only, without what could harm, and with the ending of its type.
 * @param given as the sender gives it: it may be a path, or empty
 */
export function safeFileName(given: string, extension: string): SafeName {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const withoutEnding = last.replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
  const clean = withoutEnding
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const title = [...clean].slice(0, maxCharacters).join('').trim() || 'tep'
  const slug = slugOf(title).slice(0, maxSlugCharacters).replace(/-+$/, '') || 'tep'
  return { title, name: `${title}.${extension}`, slug: `${slug}.${extension}` }
}
