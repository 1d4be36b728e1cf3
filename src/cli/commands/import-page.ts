import type { ImportedPage } from '../../domain/content/page-imports/import-page.ts'
import type { Page } from '../../domain/content/page-imports/read-in-worker.ts'
import { pageImportInput } from '../../domain/content/page-imports/schema.ts'
import { parseOrProblem } from '../../platform/http/zod-problems.ts'
import { print, printMessage, UsageError, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { importPageAsCli } from '../import-page-as-cli.ts'
import { isHtml, readText } from '../page-file.ts'

function report({ post, section, dropped, created }: ImportedPage, base: string): void {
  printMessage(
    created ? `A draft was made: ${String(post['title'])}` : 'The page came before; this is its post:',
  )
  print(`${base}/v1/posts/${String(post['slug'])}`)
  if (section !== null && post['section_id'] === null) {
    printMessage(`The page names the section "${section}", which does not exist: the post has none.`)
  }
  if (dropped.length === 0) return printMessage('No line was dropped.')
  printMessage(`Dropped as furniture of the old site (${dropped.length}):`)
  for (const line of dropped) printMessage(`  ${line}`)
}

/** `bantin import page` */
export const command: Command = {
  usage: 'FILE [--text | --html] [--external-id NAME]',
  details: `Reads title, posting date, caption, paragraphs and byline of a page (a file in UTF-8, or - for standard input) and
makes a draft of them. The draft's address goes to standard output, everything else to standard error. A page that
comes twice is found again, and not made twice. Whether it is HTML is told by the name of the file or its content.`,
  options: {
    text: { description: 'The page is text, lines as the browser shows them' },
    html: { description: 'The page is HTML' },
    'external-id': {
      value: '<name>',
      description: 'Its name in your system, such as its old address; otherwise a hash of the page',
    },
  },
  positionals: ['FILE'],
  examples: [
    'bantin import page tong-ket-2020.html',
    'curl -s https://example.edu.vn/tin/42 | bantin import page - --external-id tin/42',
  ],
  run: async (given) => {
    if (given.flag('text') && given.flag('html')) throw new UsageError('give either --text or --html')
    const [file = ''] = given.positionals
    const content = await readText(file)
    const html = given.flag('html') || (!given.flag('text') && isHtml(file, content))
    const page: Page = html ? { html: content } : { text: content }
    const { external_id } = parseOrProblem(
      pageImportInput,
      { ...page, external_id: given.value('external-id') ?? null },
      'body',
    )
    const config = settings()
    const imported = await withDatabase(config, (database) => importPageAsCli(database, page, external_id))
    report(imported, config.publicUrl ?? `http://${config.host}:${config.port}`)
    return 0
  },
}
