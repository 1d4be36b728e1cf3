import { hash } from 'node:crypto'
import type { ExportedArticle } from '../../../libraries/website-export/exported-article.ts'
import type { ExportedPage, ImportedKind } from './page.ts'

const maxIdCharacters = 200
const hoursOfVietnam = 7

/** The page of an article of an export, and the kind and the external id of its post. */
export function exportedPage(article: ExportedArticle): {
  page: ExportedPage
  kind: ImportedKind
  externalId: string
} {
  const { id, isPage, html, published_at, otherAddresses, ...known } = article
  const plain = id.replace(/\s+/g, ' ').trim()
  const isShort = plain.length <= maxIdCharacters && !/[\p{Cc}\p{Cf}]/u.test(plain)
  return {
    page: {
      html,
      published_at,
      otherAddresses,
      known: { ...known, published_on: dayInVietnam(published_at) },
    },
    kind: isPage ? 'page' : 'article',
    externalId: isShort ? plain : `page-${hash('sha256', plain, 'hex').slice(0, 32)}`,
  }
}

function dayInVietnam(moment: string | null): string | null {
  if (moment === null) return null
  return new Date(Date.parse(moment) + hoursOfVietnam * 3_600_000).toISOString().slice(0, 10)
}
