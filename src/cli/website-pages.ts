import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { exportedPage } from '../domain/content/page-imports/exported-page.ts'
import type { ImportedKind, Page } from '../domain/content/page-imports/page.ts'
import { readWebsiteExport, websiteExportKind } from '../libraries/website-export/read-website-export.ts'
import { CommandError } from './command.ts'
import { readError } from './file-errors.ts'
import { isHtml, readText } from './page-file.ts'

/** A page or an article to import; `read` fails where the file cannot be read. */
export interface WebsitePage {
  name: string
  externalId: string
  page: Page
  kind: ImportedKind
  /** Its address on the old website, as far as its place in the folder tells it. */
  address: string | null
}

/** Copies by wget keep the query of a page in the name of its file: `tin.aspx?id=7`. */
const isPage = (name: string) =>
  /\.(?:x?html?|txt|text)$|\.(?:php\d?|aspx?|jsp|s?html?)[?@][^/]+$/i.test(name)

/** A page with its pictures in one file. */
const isWebArchive = (name: string) => /\.(?:mht|mhtml|webarchive|maff)$/i.test(name)

/** Browsers save the frames and pictures of a page in a folder beside it, and Word in one of another name. */
const isPartOfPage = (name: string) =>
  name.split(path.sep).some((part) => /(?:_(?:files|tệp)|\.(?:files|fld))$/i.test(part))

/** What a folder holds, by names relative to it; both lists are in order. */
export interface WebsiteFiles {
  folder: string
  /** The files to read: saved pages, feeds and exports. */
  names: string[]
  /** Links with the names of such files, and links to folders. They are not followed, as they may lead out of the folder. */
  links: string[]
}

/** Whether a link leads to a folder; one that leads nowhere does not. */
async function leadsToFolder(link: string): Promise<boolean> {
  try {
    return (await stat(link)).isDirectory()
  } catch {
    return false
  }
}

const isWanted = (name: string) => isPage(name) || isWebArchive(name) || websiteExportKind(name) !== null

/** The files of a folder and its subfolders; for a file, the file alone. */
export async function websiteFiles(given: string): Promise<WebsiteFiles> {
  try {
    if ((await stat(given)).isFile())
      return { folder: path.dirname(given), names: [path.basename(given)], links: [] }
    const entries = await readdir(given, { recursive: true, withFileTypes: true })
    const names: string[] = []
    const links: string[] = []
    for (const entry of entries) {
      const name = path.relative(given, path.join(entry.parentPath, entry.name))
      if (isPartOfPage(path.dirname(name))) continue
      if (entry.isFile() && isWanted(name)) names.push(name)
      if (entry.isSymbolicLink() && (isWanted(name) || (await leadsToFolder(path.join(given, name)))))
        links.push(name)
    }
    return { folder: given, names: names.toSorted(), links: links.toSorted() }
  } catch (error) {
    throw readError(given, error)
  }
}

/** The address of a copied page: a copy writes the page of a folder as index.html. */
function addressOnSite(name: string, site: string): string {
  const [file = '', ...query] = name.replace(/(?:^|(?<=\/))index\.x?html?$/i, '').split(/[?@]/)
  const address = `${site.replace(/\/+$/, '')}/${file.split('/').map(encodeURIComponent).join('/')}`
  return query.length === 0 ? address : `${address}?${query.join('?')}`
}

/**
 * The pages of one file: one of a saved page, all articles of an export.
 * @param site the address of the old website of which the folder is a copy
 * @throws CommandError or WebsiteExportError if the file cannot be read
 */
export async function pagesOfFile(
  folder: string,
  name: string,
  site: string | null,
): Promise<{ pages: WebsitePage[]; leftOut: number }> {
  if (isWebArchive(name)) {
    throw new CommandError('web archives are not read: open it in a browser and save it as a web page (HTML)')
  }
  const content = await readText(path.join(folder, name))
  const kind = websiteExportKind(name)
  if (kind === null) {
    const page = isHtml(name, content) ? { html: content } : { text: content }
    const externalId = name.split(path.sep).join('/')
    const address = site === null ? null : addressOnSite(externalId, site)
    return { pages: [{ name, externalId, page, kind: 'article', address }], leftOut: 0 }
  }
  const { articles, leftOut } = readWebsiteExport(content, kind)
  const pages = articles.map((article, at) => ({
    name: `${name}#${at + 1}`,
    address: null,
    ...exportedPage(article),
  }))
  return { pages, leftOut }
}
