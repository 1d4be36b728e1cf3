import { escapeMarkup } from '../../../libraries/markup/escape.ts'
import type { Bilingual } from '../problems.ts'

/** A text of one line as HTML, with its code marked. */
export const inlineText = (text: string): string =>
  escapeMarkup(text).replace(/`([^`]+)`/g, '<code>$1</code>')

/** A text in English and Vietnamese. */
export const bilingualText = ({ en, vi }: Bilingual): string =>
  `${inlineText(en)} · <span lang="vi">${inlineText(vi)}</span>`

/** A page of the documentation. */
interface Page {
  title: string
  /** The language of its text; English if left out. */
  language?: 'en' | 'vi'
  /** The path from the page to the folder `docs/`. */
  docs: string
  content: string
  /** The links to all pages. */
  navigation: string
}

/**
 * A page of the documentation. Its links are relative, so that they work behind a proxy with a path prefix. The navigation
 * stands after the content, so that readers of a phone do not scroll over it.
 */
export const pageOf = ({
  title,
  language = 'en',
  docs,
  content,
  navigation,
}: Page): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/png" href="${docs}/assets/favicon-32x32.png">
<link rel="stylesheet" href="${docs}/assets/docs.css">
</head>
<body>
<main>
<p class="jump"><a href="#pages">${bilingualText({ en: 'All pages', vi: 'Các trang' })}</a></p>
${content}
</main>
${navigation}
</body>
</html>
`
