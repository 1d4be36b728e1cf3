import type { ClassifiedLine } from './classified-line.ts'
import { isOutsideArticle } from './classified-line.ts'
import type { PageFile } from './page-reading.ts'
import { clean } from './text-forms.ts'

/** A box of attachments stands directly below the article, above boxes of other pages. */
const linesBelow = 12
const savedFile = /^(?:\.\/)?[^/:]{1,200}(?:_files|_tệp|\.files)\//i
const maxNameCharacters = 500

/** The pictures of the article and the files that it offers, each address once, in the order of the page. */
export function articleFiles(
  lines: ClassifiedLine[],
  { start, tail }: { start: number; tail: number },
  address: string | null,
): { images: PageFile[]; attachments: PageFile[] } {
  const boxes = lines.findIndex(
    ({ rule }, at) => at >= tail && (rule?.name === 'other-news' || rule?.name === 'related-news'),
  )
  const end = Math.min(tail + linesBelow, boxes === -1 ? lines.length : boxes)
  const images = new Map<string, PageFile>()
  const attachments = new Map<string, PageFile>()
  for (const [at, classified] of lines.entries()) {
    if (at < start || at >= end) continue
    for (const { kind, url: written, name } of classified.line.files) {
      if (kind === 'image' && (at >= tail || isOutsideArticle(classified))) continue
      const url = wholeAddress(written, address)
      const found = kind === 'image' ? images : attachments
      if (!found.has(url)) found.set(url, { url, name: shownName(name) })
    }
  }
  return { images: [...images.values()], attachments: [...attachments.values()] }
}

function shownName(name: string | null): string | null {
  return clean(name ?? '').slice(0, maxNameCharacters) || null
}

/** The address on the web, if the page says where it stood; else the address as written. */
function wholeAddress(written: string, address: string | null): string {
  // A browser that saves a page puts its pictures into a folder beside it.
  if (savedFile.test(written)) return written
  if (address === null && !/^https?:\/\//i.test(written)) return written
  return URL.canParse(written, address ?? undefined) ? new URL(written, address ?? undefined).href : written
}
