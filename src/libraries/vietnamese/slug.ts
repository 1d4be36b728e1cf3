const MAX_LENGTH = 120
/** More of a text is not read: no name is that long, and a normal form sorts marks in the square of their number. */
const LONGEST_READ = 2_000

/** Letters that look like đ on some keyboards and in old fonts; no normal form turns any of them into d. */
const BARRED_D = /[đĐðÐɖƉ]/g
/**
 * Combining marks, and the invisible characters that come along with text copied from a page or a PDF; the space without
 * width stays, and parts words as any space does.
 */
const UNSEEN = /(?!\u200b)[\p{M}\p{Cf}\p{DI}]/gu
const NOT_SLUG = /[^a-z0-9]+/g
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The slug of a Vietnamese title: letters without their marks, đ as d, joined letters and those of another width as
 * plain ones (NFKD), everything else one hyphen, at most 120 characters and cut between words. Text without Latin
 * letters or digits gives the empty string; whether a slug may look like an id (`isUuidLike`) is for the caller to say.
 */
export function slugOf(text: string): string {
  const plain = text
    .slice(0, LONGEST_READ)
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(BARRED_D, 'd')
    .toLowerCase()
  return cutBetweenWords(withoutOuterHyphens(plain.replace(NOT_SLUG, '-')))
}

/** Whether text has the form of an id, so that a slug or code in this form could never be told from one. */
export function isUuidLike(text: string): boolean {
  return UUID.test(text)
}

function withoutOuterHyphens(slug: string): string {
  return slug.slice(slug.startsWith('-') ? 1 : 0, slug.length > 1 && slug.endsWith('-') ? -1 : undefined)
}

function cutBetweenWords(slug: string): string {
  if (slug.length <= MAX_LENGTH) return slug
  const hyphen = slug.lastIndexOf('-', MAX_LENGTH)
  return slug.slice(0, hyphen > 0 ? hyphen : MAX_LENGTH)
}
