import type { ImportedPage } from '../../domain/content/page-imports/import-page.ts'
import type { Page } from '../../domain/content/page-imports/page.ts'
import { print, printMessage, UsageError, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'
import { isHtml, readText } from '../page-file.ts'

function report(
  { post, section, images, attachments, warnings, dropped, created }: ImportedPage,
  base: string,
): void {
  printMessage(
    created
      ? `A ${post.status === 'draft' ? 'draft' : 'published post'} was created: ${String(post['title'])}`
      : 'The page came before; this is its post:',
  )
  print(`${base}/v1/posts/${String(post['slug'])}`)
  if (section !== null && post['section_id'] === null) {
    printMessage(`The page names the section "${section}", which does not exist: the post has no section.`)
  }
  for (const { message_en, line } of warnings)
    printMessage(line === null ? message_en : `${message_en} (${line})`)
  for (const { url } of images) printMessage(`Picture: ${url}`)
  for (const { url } of attachments) printMessage(`File: ${url}`)
  if (dropped.length === 0) return printMessage('No line was dropped.')
  printMessage(`Dropped as navigation of the old site (${dropped.length}):`)
  for (const line of dropped) printMessage(`  ${line}`)
}

/** `bantin import page` */
export const command: Command = {
  usage:
    'FILE [--text | --html] [--kind article | page] [--external-id NAME] [--address ADDRESS] [--publish]',
  details: `Reads title, posting date, caption, paragraphs and byline of a page (a file in UTF-8, or - for standard input) and
creates a draft, or with --publish a published post. The address of the post goes to standard output, all other messages to
standard error. A page that was imported before is not imported again. The name of the file, then its content, decides whether the page is HTML.`,
  options: {
    text: { description: 'The page is text, lines as the browser shows them' },
    html: { description: 'The page is HTML' },
    kind: {
      value: '<kind>',
      description: 'What the post is: article (the default), or page for a page such as Giới thiệu',
    },
    'external-id': {
      value: '<name>',
      description: 'Its id in your system, such as its old address; default: a hash of the page',
    },
    address: {
      value: '<address>',
      description: 'Its address on the old website, full or a path; default: the one that the page names',
    },
    publish: { description: 'Publish it with its posting date; without one it stays a draft' },
  },
  positionals: ['FILE'],
  examples: [
    'bantin import page tong-ket-2020.html',
    'curl -s https://example.edu.vn/tin/42 | bantin import page - --external-id tin/42',
  ],
  run: async (args) => {
    if (args.flag('text') && args.flag('html')) throw new UsageError('give either --text or --html')
    const [file = ''] = args.positionals
    const content = await readText(file)
    const html = args.flag('html') || (!args.flag('text') && isHtml(file, content))
    const page: Page = html ? { html: content } : { text: content }
    const { pageImportInput } = await import('../../domain/content/page-imports/schema.ts')
    const { parseOrThrow } = await import('../../platform/http/validation-problems.ts')
    const { kind, external_id, address, publish } = parseOrThrow(
      pageImportInput,
      {
        ...page,
        kind: args.value('kind'),
        external_id: args.value('external-id') ?? null,
        address: args.value('address') ?? null,
        publish: args.flag('publish'),
      },
      'body',
    )
    const { importPageAsCli } = await import('../import-page-as-cli.ts')
    const config = settings()
    const imported = await withDatabase(config, (database) =>
      importPageAsCli(database, page, kind, { external_id, address, publish }),
    )
    report(imported, config.publicUrl ?? `http://${config.host}:${config.port}`)
    return 0
  },
}
