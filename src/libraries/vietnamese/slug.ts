const maxSlugLength = 120
/** The rest of a longer text is ignored: normal forms sort marks in the square of their number. */
const maxCharactersRead = 2_000

/** Letters that look like đ on some keyboards and in old fonts; no normal form maps them to d. */
const barredD = /[đĐðÐɖƉ]/g
/**
 * Combining marks, and invisible characters of text copied from pages and PDF files. The zero-width space is not among
 * them: it separates words.
 */
const unseen = /(?!\u200b)[\p{M}\p{Cf}\p{DI}]/gu
const notSlug = /[^a-z0-9]+/g
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Makes the slug of a Vietnamese title: letters without marks, đ as d, ligatures and full-width letters as plain ones
 * (NFKD), any other characters as one hyphen, at most 120 characters and cut between words. A text without Latin letters
 * or digits gives the empty string. The caller decides whether a slug may look like an id (`isUuidLike`).
 */
export function slugOf(text: string): string {
  const plain = text
    .slice(0, maxCharactersRead)
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(barredD, 'd')
    .toLowerCase()
  return cutBetweenWords(withoutOuterHyphens(plain.replace(notSlug, '-')))
}

/** Whether a text has the form of a uuid: a slug or code in this form could not be distinguished from an id. */
export function isUuidLike(text: string): boolean {
  return uuid.test(text)
}

function withoutOuterHyphens(slug: string): string {
  return slug.slice(slug.startsWith('-') ? 1 : 0, slug.length > 1 && slug.endsWith('-') ? -1 : undefined)
}

function cutBetweenWords(slug: string): string {
  if (slug.length <= maxSlugLength) return slug
  const hyphen = slug.lastIndexOf('-', maxSlugLength)
  return slug.slice(0, hyphen > 0 ? hyphen : maxSlugLength)
}
