import type { Token } from 'parse5'
import type { ArticleElement } from './html-line.ts'
import { fold } from './text-forms.ts'
import type { Mark } from './source-line.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Elements that never have content. */
export const voidElements = words(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
)
/** Block elements: each begins and ends a line. */
export const block = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav noscript ol p plaintext pre search section summary table tbody td tfoot th thead tr ul',
)
/** Elements whose content is no markup: the reader sets the state of the tokenizer for them. */
export const raw = words('script style xmp iframe noembed noframes')
/** Elements that an end tag or an implied end of an outer element does not close. */
export const barrierElements = words('table td th caption html template')
export const heading = words('h1 h2 h3 h4 h5 h6')

const site = words('nav footer aside dialog noscript button select textarea option datalist menu')
const siteClass =
  /^(?:(?:main|top|bottom|site|left|right|side|page|box|tin|news|other|fb|like|jp|item)[-_]?)?(?:menu|nav|navbar|navigation|breadcrumbs?|footer|sidebar|share|sharing|sharedaddy|social|socials|socialicons?|related|relatedposts|lien-?quan|tin-?khac|other-?news|comments?|feedback|rating|pagination|pager|copyright|toolbar|widget|header-date|top-date)(?:[-_].*)?$/
const pathClass = /breadcrumb|^(?:.*[-_])?(?:duong-?dan|pathway|lblduongdan)$|^path$/
const unseenClass = /^(?:hidden|d-none|hide|sr-only|visually-hidden|screen-reader-text)$/
const captionClass =
  /^(?:(?:wp-|image-|img-|photo-|pic-?|fig-?)?caption(?:-text|_text)?|chu-?thich(?:-anh)?)$/
const authorClass =
  /^(?:[a-z0-9]+_)*(?:wp-block-)?(?:lbl|txt|ltr)?(?:(?:post|article|news|entry|meta|tin|bai)[-_]?)?(?:author|byline|tac-?gia|nguoi-?viet)(?:[-_]{0,2}name)?$/
const articleClass =
  /^(?:(?:post|news|article|entry|page|main|content|noi-?dung|chi-?tiet|bai-?viet|item|detail)s?[-_]?)+(?:body|text|wrap|full|tin)?$/
const entryTitleClass = /^(?:entry|post)-title$/
const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** The properties of the text in an element that follow from its tag. */
type ElementMeaning = {
  /** Null if the tag has no mark: then the mark of the surrounding element applies. */
  mark: Mark | null
  /** Whether the mark comes from a class name only, which may mislead. */
  byClass: boolean
  article: ArticleElement['kind'] | null
}

/** The value of an attribute, or null. */
export function attribute(tag: Token.TagToken, name: string): string | null {
  return tag.attrs.find((attr) => attr.name === name)?.value ?? null
}

/** Whether the font of an element has capitals for small letters, as .VnTimeH; null if it names no such old font. */
export function capitalFont(tag: Token.TagToken): boolean | null {
  const font = `${attribute(tag, 'face') ?? ''};${(attribute(tag, 'style') ?? '').slice(0, 500)}`
  const match = /\.vn[a-z ]{2,30}?(h)?\b/i.exec(font)
  return match === null ? null : match[1] !== undefined
}

/** Whether an element holds the path from the home page to the page. */
export function isPath(tag: Token.TagToken): boolean {
  if (/breadcrumb/i.test(attribute(tag, 'itemtype') ?? '')) return true
  if (/breadcrumb/i.test(attribute(tag, 'aria-label') ?? '')) return true
  return classNames(tag).some((name) => pathClass.test(name))
}

/** Whether the text of an element is the section under which a page is filed: categories of WordPress. */
export function isCategory(tag: Token.TagToken): boolean {
  if (hasProperty(tag, 'articleSection')) return true
  return (
    /(?:^|\s)category(?:\s|$)/.test(attribute(tag, 'rel') ?? '') ||
    classNames(tag).some((name) => name === 'taxonomy-category')
  )
}

/** Whether a `time` element is the posting date of the page, also below its text. */
export function isPostingTime(tag: Token.TagToken): boolean {
  if (hasProperty(tag, 'datePublished')) return true
  return classNames(tag).some((name) => /^(?:entry-date|published|posted-on)$/.test(name))
}

/** Whether an element is the title of a post, as blogs and themes mark it. */
export function isEntryTitle(tag: Token.TagToken): boolean {
  return heading.has(tag.tagName) && classNames(tag).some((name) => entryTitleClass.test(name))
}

/** Whether an element has a property of schema.org; one element may have several. */
function hasProperty(tag: Token.TagToken, name: string): boolean {
  return (attribute(tag, 'itemprop') ?? '').slice(0, 300).split(/\s+/).includes(name)
}

/** The line of Drupal that says when a page was submitted stands in a footer above the text. */
const isSubmission = (tag: Token.TagToken): boolean => classNames(tag).includes('node__meta')

/** Reads the properties of a start tag. */
export function meaningOf(tag: Token.TagToken): ElementMeaning {
  const name = tag.tagName
  const none = { byClass: false, article: null }
  if (isHidden(tag)) return { ...none, mark: 'hidden' }
  const role = attribute(tag, 'role')
  if (classNames(tag).some((one) => unseenClass.test(one)))
    return { mark: 'site', byClass: true, article: null }
  const isSite = site.has(name) && !isSubmission(tag)
  if (isSite || role === 'navigation' || role === 'contentinfo') return { ...none, mark: 'site' }
  if (hasProperty(tag, 'articleBody')) return { mark: null, byClass: false, article: 'body' }
  if (name === 'article' || name === 'main' || role === 'main') {
    return { mark: null, byClass: false, article: 'strong' }
  }
  if (name === 'figcaption') return { ...none, mark: 'caption' }
  // WordPress hides the time of the last change beside the posting date.
  if (name === 'time') return { ...none, mark: classNames(tag)[0] === 'updated' ? 'hidden' : 'time' }
  if (heading.has(name)) return { ...none, mark: 'heading' }
  if (hasProperty(tag, 'author') || attribute(tag, 'rel') === 'author') return { ...none, mark: 'author' }
  return byClass(tag)
}

function isHidden(tag: Token.TagToken): boolean {
  if (tag.tagName === 'template' || attribute(tag, 'hidden') !== null) return true
  return hiddenStyle.test(attribute(tag, 'style')?.slice(0, 500) ?? '')
}

function byClass(tag: Token.TagToken): ElementMeaning {
  const none = { mark: null, byClass: false, article: null }
  if (tag.tagName === 'html' || tag.tagName === 'body' || tag.tagName === 'form') return none
  const names = classNames(tag)
  if (names.length === 0) return none
  if (names.some((name) => captionClass.test(name))) return { ...none, mark: 'caption' }
  if (names.some((name) => authorClass.test(name))) return { ...none, mark: 'author' }
  if (names.some((name) => siteClass.test(name) || pathClass.test(name))) {
    return { mark: 'site', byClass: true, article: null }
  }
  return names.some((name) => articleClass.test(name)) ? { ...none, article: 'weak' } : none
}

/** The class names and the id of an element, folded. */
function classNames(tag: Token.TagToken): string[] {
  const given = `${attribute(tag, 'class') ?? ''} ${attribute(tag, 'id') ?? ''}`
  return given === ' ' ? [] : fold(given.slice(0, 300)).split(' ')
}
