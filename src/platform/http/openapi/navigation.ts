import { escapeMarkup } from '../../../libraries/markup/escape.ts'
import type { Bilingual } from '../problems.ts'
import type { AnyRoute } from '../route.ts'
import { guides } from './guides.ts'
import { bilingualText } from './page-text.ts'
import { tagSlug, titleOf, type TagDescription } from './tags.ts'

/** Makes the links to all pages, as a page shows them. */
export type Navigation = (
  /** The path from the page to the folder `docs/`. */
  docs: string,
  /** The page, such as `guides/search`. */
  page: string,
) => string

const group = (title: Bilingual, links: readonly string[]) =>
  `<h2>${bilingualText(title)}</h2><ul>${links.map((link) => `<li>${link}</li>`).join('\n')}</ul>`

/** The navigation between the guides and the tags that have operations. */
export const navigationOf =
  (routes: readonly AnyRoute[], tags: readonly TagDescription[]): Navigation =>
  (docs, page) => {
    const link = (address: string, text: string, attributes = '') =>
      `<a href="${docs}/${address}"${address === page ? ' aria-current="page"' : ''}${attributes}>${text}</a>`
    const ofGuides = guides.map(({ name, title, language }) =>
      link(`guides/${name}`, escapeMarkup(title), language === 'vi' ? ' lang="vi"' : ''),
    )
    const used = new Set(routes.map(({ tag }) => tag))
    const ofTags = tags
      .filter(({ name }) => used.has(name))
      .map(({ name, vi }) => link(`reference/${tagSlug(name)}`, bilingualText({ en: titleOf(name), vi })))
    const index = link('../docs', bilingualText({ en: 'All operations', vi: 'Mọi thao tác' }))
    const problems = link('problems', bilingualText({ en: 'Problems', vi: 'Các lỗi' }))
    return `<nav id="pages" aria-label="Pages">
<p>${index}</p>
${group({ en: 'Guides', vi: 'Hướng dẫn' }, ofGuides)}
${group({ en: 'Reference', vi: 'Tra cứu' }, [...ofTags, problems])}
</nav>`
  }
