import { Readable } from 'node:stream'
import type { ImportedPage } from '../../domain/content/page-imports/import-page.ts'
import type { Database } from '../../platform/database/database.ts'
import { WebsiteExportError } from '../../libraries/website-export/exported-article.ts'
import { assertReplaceable, writeFileAtomically } from '../atomic-file.ts'
import { CommandError, print, printMessage, UsageError, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { cliErrorMessage } from '../error-message.ts'
import { formatTable } from '../format-table.ts'
import { pagesOfFile, websiteFiles, type WebsiteFiles, type WebsitePage } from '../website-pages.ts'

const isLink = () =>
  new CommandError('it is a link, which is not followed: put what it leads to into the folder')

const firstLine = (text: string) => text.split('\n', 1)[0] ?? ''

const messageOf = (error: unknown) =>
  error instanceof WebsiteExportError ? error.message : cliErrorMessage(error)

/** The rows of the table and the lines of the report; both grow with the pages. */
interface Outcome {
  rows: string[][]
  lines: string[]
  taken: number
  refused: number
  leftOut: number
}

function addRefused(outcome: Outcome, name: string, error: unknown): void {
  const message = firstLine(messageOf(error))
  outcome.refused += 1
  outcome.rows.push([name, 'refused', '', '', '', message.slice(0, 120)])
  outcome.lines.push(JSON.stringify({ page: name, refused: message }))
}

/** What a page became; a post with a later time is scheduled. */
function becameOf({ status, published_at }: ImportedPage['post']): string {
  if (status !== 'published') return status
  return Date.parse(published_at ?? '') > Date.now() ? 'scheduled' : 'published'
}

function addTaken(outcome: Outcome, name: string, imported: ImportedPage): void {
  const { post, created, section, images, attachments, warnings, dropped } = imported
  const codes = warnings.map(({ code }) => code)
  outcome.taken += 1
  outcome.rows.push([
    name,
    created ? becameOf(post) : 'known',
    String(post['slug']),
    `${dropped.length}`,
    codes.join(','),
    String(post['title']).slice(0, 60),
  ])
  const slug = String(post['slug'])
  outcome.lines.push(
    JSON.stringify({ page: name, slug, created, section, images, attachments, warnings: codes, dropped }),
  )
}

/** What the command line says of all pages. */
interface PagesOptions {
  publish: boolean
  /** The address of the old website of which the folder is a copy. */
  site: string | null
}

async function importOne(
  database: Database,
  outcome: Outcome,
  { name, page, kind, externalId, address }: WebsitePage,
  { publish }: PagesOptions,
): Promise<void> {
  try {
    const { importPageAsCli } = await import('../import-page-as-cli.ts')
    const options = { external_id: externalId, address, publish }
    addTaken(outcome, name, await importPageAsCli(database, page, kind, options))
  } catch (error) {
    addRefused(outcome, name, error)
  }
}

async function importAll({ folder, names, links }: WebsiteFiles, options: PagesOptions): Promise<Outcome> {
  const outcome: Outcome = { rows: [], lines: [], taken: 0, refused: 0, leftOut: 0 }
  for (const name of links) addRefused(outcome, name, isLink())
  await withDatabase(settings(), async (database) => {
    for (const name of names) {
      let found
      try {
        found = await pagesOfFile(folder, name, options.site)
      } catch (error) {
        addRefused(outcome, name, error)
        continue
      }
      outcome.leftOut += found.leftOut
      for (const page of found.pages) await importOne(database, outcome, page, options)
    }
  })
  return outcome
}

/** @throws UsageError if it is no address */
function siteOf(given: string | undefined): string | null {
  if (given === undefined) return null
  if (/^https?:\/\/[^/]/i.test(given) && URL.canParse(given)) return given
  throw new UsageError(`--site must be a full address such as https://truong.example; it is ${given}`)
}

/** `bantin import pages` */
export const command: Command = {
  usage: 'FOLDER [--publish] [--site ADDRESS] [--report FILE]',
  details: `Creates a draft from each page in a folder and its subfolders, or in one file: saved pages (.html, .htm, .txt), exports of
WordPress (WXR .xml, wp/v2 .json), dumps of NukeViet (.sql) and RSS feeds (.xml, .rss). All become drafts, or with --publish what the
old website had published becomes public with its old time; nothing is fetched. The old addresses lead to the posts (GET
/v1/redirects?from=). The path of a saved page, or the id of an article in its export, is its external id, so a folder can be
imported again. Pages of WordPress become posts of the kind page, all else articles. A table
shows what was imported and what was dropped. Exit codes: 0 every page is imported, 1 some page is not.`,
  options: {
    publish: { description: 'Publish what has a time of publication; the rest becomes drafts' },
    site: {
      value: '<address>',
      description:
        'The address of the old website of which the folder is a copy, for the old addresses of its pages',
    },
    report: {
      value: '<file>',
      description: 'The file for the pictures, files, warnings and dropped lines of each page, as NDJSON',
    },
  },
  positionals: ['FOLDER'],
  examples: [
    'bantin import pages old-website/ --site https://truong.example --publish',
    'bantin import pages wordpress.xml --report imported.ndjson',
    'bantin import pages nukeviet.sql',
  ],
  run: async (args) => {
    const [given = ''] = args.positionals
    const report = args.value('report')
    const files = await websiteFiles(given)
    if (files.names.length === 0 && files.links.length === 0) {
      throw new CommandError(
        `${given} has no page (.html, .htm, .txt) and no export (.xml, .rss, .json, .sql)`,
      )
    }
    if (report !== undefined) await assertReplaceable(report, true)
    const { rows, lines, taken, refused, leftOut } = await importAll(files, {
      publish: args.flag('publish'),
      site: siteOf(args.value('site')),
    })
    if (report !== undefined) {
      await writeFileAtomically(Readable.from(lines.map((line) => `${line}\n`)), report)
    }
    print(formatTable(['PAGE', 'BECAME', 'SLUG', 'LINES DROPPED', 'WARNINGS', 'TITLE'], rows))
    if (leftOut > 0) {
      printMessage(`${leftOut} entries of exports are no articles: menus, files, revisions, the trash.`)
    }
    printMessage(`${taken + refused} pages: ${taken} are in, ${refused} refused.`)
    return refused === 0 ? 0 : 1
  },
}
