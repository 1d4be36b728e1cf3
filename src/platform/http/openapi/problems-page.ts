import { problems } from '../problems.ts'
import type { Navigation } from './navigation.ts'
import { bilingualText, inlineText, pageOf } from './page-text.ts'

/** The HTML page of all problems; the `type` of a problem links to it. */
export function problemsPage(navigation: Navigation): string {
  const entries = Object.entries(problems).map(
    ([code, { status, title, when }]) =>
      `<section class="problem" id="${code}"><h2><code>${code}</code> · ${status}</h2>` +
      `<p>${bilingualText(title)}</p><p>${inlineText(when)}</p></section>`,
  )
  return pageOf({
    title: 'Problems of the Bantin API',
    docs: '.',
    content: `<h1>${bilingualText({ en: 'Problems', vi: 'Các lỗi' })}</h1>
<p>Every error is a problem detail (RFC 9457) with one of these codes. The operations list their problems.</p>
${entries.join('\n')}`,
    navigation: navigation('.', 'problems'),
  })
}
