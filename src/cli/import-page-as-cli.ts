import { recordChange } from '../platform/audit/record.ts'
import {
  importedFields,
  importPage,
  preparePage,
  type ImportedPage,
  type PageOptions,
} from '../domain/content/page-imports/import-page.ts'
import type { ImportedKind, Page } from '../domain/content/page-imports/page.ts'
import { posts } from '../domain/content/posts/resource.ts'
import type { Database } from '../platform/database/database.ts'
import { writingAsCli } from '../fixtures/demo/rows.ts'
import { effects } from '../modules.ts'
import { cliCaller } from '../platform/access/caller.ts'
import { taskCallerWithKey } from '../platform/workers/task-caller.ts'

/** Creates a post from a page for the user of the command line, and records it in the audit trail. */
export async function importPageAsCli(
  database: Database,
  page: Page,
  kind: ImportedKind,
  options: PageOptions,
): Promise<ImportedPage> {
  const prepared = await preparePage(page, kind, taskCallerWithKey(cliCaller))
  return await database.transaction(async (transaction) => {
    const imported = await importPage(writingAsCli({ transaction, effects }, posts), prepared, options)
    const { id, revision } = imported.post
    if (imported.created) {
      await recordChange(
        transaction,
        { name: cliCaller.name, operation: 'importPage', requestId: null, remoteAddress: null },
        {
          resource: posts.path,
          id: String(id),
          revision: Number(revision),
          fields: importedFields,
        },
      )
    }
    return imported
  })
}
