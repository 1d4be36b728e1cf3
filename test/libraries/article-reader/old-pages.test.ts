import { packageRoot } from '../../../src/package.ts'
import { test } from '../../support/shared-test.ts'
import { oldPagesIn, wordsOf } from './old-page-files.ts'
import { paragraphsOf, readPage } from './page-reader-page.ts'

const pages = oldPagesIn(`${packageRoot}/test/libraries/article-reader/old-pages`)

test('pages of NukeViet, Joomla, WordPress, WebForms, SharePoint and portals are read as their authors meant them', async (t) => {
  t.equal(pages.length, 76)
  for (const { name, page, otherWords, ...expected } of pages) {
    const read = readPage(page)
    if (!read.ok) {
      t.fail(`${name} is refused: ${JSON.stringify(read.missing)}`)
      continue
    }
    const { title, published_on, byline, section, cover_caption, images, attachments } = read
    t.strictSame(
      {
        title,
        published_on,
        byline,
        section,
        cover_caption,
        paragraphs: paragraphsOf(read),
        images: images.map(({ url }) => url),
        attachments: attachments.map(({ url }) => url),
      },
      expected,
      name,
    )
    t.equal(read.warnings.length, published_on === null ? 1 : 0, `${name}: warnings`)
    t.strictSame(missing(otherWords, wordsOf(read.dropped)), [], `${name}: nothing is lost`)
  }
})

/** The words of one list that another one does not have as often. */
function missing(words: string[], found: string[]): string[] {
  const rest = [...found]
  return words.filter((word) => {
    const at = rest.indexOf(word)
    if (at !== -1) rest.splice(at, 1)
    return at === -1
  })
}
