import type { Api } from '../../../platform/http/api.ts'
import { writeRoute } from '../../../platform/http/register-route.ts'
import { writingOf, writtenResult } from '../../../platform/resource/routes.ts'
import { taskCallerOf } from '../../../platform/workers/task-caller.ts'
import { posts } from '../posts/resource.ts'
import { pageImport, pageImportInput } from './schema.ts'

/** The route that imports a page. */
export function pageImportsRoutes(api: Api): void {
  const description =
    'Reads title, posting date, caption, paragraphs, byline and the day of the event from a page of an old website, and creates a draft. Every line that is not in the draft, such as menus of the site, is reported in `dropped`. A page without a posting date becomes a draft without `published_at`, with a warning. Pictures and files are listed with their addresses; nothing is fetched. A page that was imported before returns its post, unchanged.'
  writeRoute(api, {
    method: 'POST',
    url: '/v1/page-imports',
    operationId: 'importPage',
    tag: 'PageImports',
    summary: { en: 'Make a draft of a page of an old website', vi: 'Tạo bản nháp từ trang web cũ' },
    description,
    body: pageImportInput,
    // a page of a million characters, escaped in JSON
    bodyLimit: 6 * 1_048_576,
    idempotencyKey: 'accepted',
    responses: {
      201: { description: 'A draft was created.', schema: pageImport },
      200: { description: 'The page was imported before; this is its post.', schema: pageImport },
    },
    problems: ['unreadable_page', 'already_exists', 'unprocessable', 'tasks_busy'],
    precompute: async ({ body: { text, html, kind }, request }) => {
      const { importedFields, importPage, preparePage } = await import('./import-page.ts')
      const page = await preparePage(
        text === undefined ? { html: html ?? '' } : { text },
        kind,
        taskCallerOf(request),
      )
      return { page, importPage, importedFields }
    },
    handler: async (call) => {
      const { page, importPage, importedFields } = call.precomputed
      const imported = await importPage(writingOf(api, posts, call), page, call.body)
      const { created, ...body } = imported
      const changed = created ? importedFields : []
      const written = writtenResult(posts, { row: body.post, changed }, created ? 201 : 200)
      return { ...written, body }
    },
  })
}
