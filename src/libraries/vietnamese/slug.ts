const MAX_SLUG_LENGTH = 120
/** The rest of a longer text is ignored: normal forms sort marks in the square of their number. */
const MAX_CHARACTERS_READ = 2_000

/** Letters that look like đ on some keyboards and in old fonts; no normal form maps them to d. */
const BARRED_D = /[đĐðÐɖƉ]/g
/**
 * Combining marks, and invisible characters of text copied from pages and PDF files. The zero-width space is not among
 * them: it separates words.
 */
const UNSEEN = /(?!\u200b)[\p{M}\p{Cf}\p{DI}]/gu
const NOT_SLUG = /[^a-z0-9]+/g
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Makes the slug of a Vietnamese title: letters without marks, đ as d, ligatures and full-width letters as plain ones
 * (NFKD), any other characters as one hyphen, at most 120 characters and cut between words. A text without Latin letters
 * or digits gives the empty string. The caller decides whether a slug may look like an id (`isUuidLike`).
 */
export function slugOf(text: string): string {
  const plain = text
    .slice(0, MAX_CHARACTERS_READ)
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(BARRED_D, 'd')
    .toLowerCase()
  return cutBetweenWords(withoutOuterHyphens(plain.replace(NOT_SLUG, '-')))
}

/** Whether a text has the form of a uuid: a slug or code in this form could not be distinguished from an id. */
export function isUuidLike(text: string): boolean {
  return UUID.test(text)
}

function withoutOuterHyphens(slug: string): string {
  return slug.slice(slug.startsWith('-') ? 1 : 0, slug.length > 1 && slug.endsWith('-') ? -1 : undefined)
}

function cutBetweenWords(slug: string): string {
  if (slug.length <= MAX_SLUG_LENGTH) return slug
  const hyphen = slug.lastIndexOf('-', MAX_SLUG_LENGTH)
  return slug.slice(0, hyphen > 0 ? hyphen : MAX_SLUG_LENGTH)
}
