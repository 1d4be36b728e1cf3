import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { importPageAsCli } from '../import-page-as-cli.ts'
import { CommandError, print, printMessage, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { cliErrorMessage } from '../error-message.ts'
import { readError } from '../file-errors.ts'
import { isHtml, readText } from '../page-file.ts'
import { formatTable } from '../format-table.ts'

const isPage = (name: string) => /\.(x?html?|txt|text)$/i.test(name)

async function pagesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder, { recursive: true })
    return names.filter(isPage).toSorted()
  } catch (error) {
    throw readError(folder, error)
  }
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? ''

/** `bantin import pages` */
export const command: Command = {
  usage: 'FOLDER',
  details: `Creates a draft from each page in a folder and its subfolders (.html, .htm, .txt in UTF-8), as bantin import page does.
The path of a page within the folder is its external id, so the folder can be imported again. A table shows what was
imported and what was dropped. Exit codes: 0 every page is imported, 1 some page is not.`,
  options: {},
  positionals: ['FOLDER'],
  examples: ['bantin import pages old-website/'],
  run: async ({ positionals: [folder = ''] }) => {
    const names = await pagesIn(folder)
    if (names.length === 0) throw new CommandError(`${folder} has no page (.html, .htm, .txt)`)
    const rows: string[][] = []
    let failed = 0
    await withDatabase(settings(), async (database) => {
      for (const name of names) {
        try {
          const content = await readText(path.join(folder, name))
          const page = isHtml(name, content) ? { html: content } : { text: content }
          const externalId = name.split(path.sep).join('/')
          const { post, dropped, created } = await importPageAsCli(database, page, externalId)
          const outcome = created ? 'draft' : 'known'
          rows.push([
            name,
            outcome,
            String(post['slug']),
            `${dropped.length}`,
            String(post['title']).slice(0, 60),
          ])
        } catch (error) {
          failed++
          rows.push([name, 'refused', '', '', firstLine(cliErrorMessage(error)).slice(0, 120)])
        }
      }
    })
    print(formatTable(['PAGE', 'BECAME', 'SLUG', 'LINES DROPPED', 'TITLE'], rows))
    printMessage(`${names.length} pages: ${names.length - failed} are in, ${failed} refused.`)
    return failed === 0 ? 0 : 1
  },
}
