import { escapeMarkup as escape } from '../../../libraries/markup/escape.ts'
import { htmlElement as element } from './html.ts'
import type { Post } from './schema.ts'

type Use = Pick<Post['media'][number], 'sources' | 'caption' | 'credit' | 'alt'>
type Source = Use['sources'][number]

const isPicture = ({ type, url }: Source) =>
  type?.startsWith('image/') ?? /\.(?:avif|gif|jpe?g|png|svg|webp)$/i.test(url.split(/[?#]/, 1)[0]!)

/** The picture of a use in the size that fits the page best: the smallest one that fills it on a fine screen. */
function pictureOf({ sources }: Pick<Use, 'sources'>): Source | undefined {
  const bySize = sources.filter(isPicture).toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0))
  return bySize.find(({ width }) => (width ?? 0) >= 1400) ?? bySize.at(-1)
}

/**
 * A picture with its texts in a page; nothing for other files.
 * @param photo what stands before the credit
 * @param caption its caption as HTML
 */
export function pictureHtml(use: Use, photo: string, caption = escape(use.caption ?? '')): string {
  const picture = pictureOf(use)
  if (picture === undefined) return ''
  const size = picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : ''
  const credit = use.credit ? escape(`${photo}: ${use.credit}`) : ''
  const texts = [caption, credit].filter(Boolean).join(' – ')
  const about = texts === '' ? '' : `<figcaption>${texts}</figcaption>`
  return `<figure><img src="${escape(picture.url)}" alt="${escape(use.alt ?? '')}"${size}>${about}</figure>`
}

/** Pictures after the text, and links to other files below a heading. */
export function filesHtml(uses: readonly Use[], photo: string, heading: string): string {
  const links = uses.flatMap(({ sources, caption }) => {
    const [file] = sources
    if (file === undefined || isPicture(file)) return []
    return [`<li><a href="${escape(file.url)}">${escape(caption ?? file.url)}</a></li>`]
  })
  const list = links.length === 0 ? '' : `${element('h2', '', heading)}<ul>${links.join('')}</ul>`
  return uses.map((use) => pictureHtml(use, photo)).join('') + list
}
