import type { Api } from '../../platform/http/api.ts'
import { Problem, type Bilingual } from '../../platform/http/problems.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { taskCallerOf } from '../../platform/workers/task-caller.ts'
import { extraction, extractionInput, maxCharacters } from './schema.ts'

/** Registers the route that extracts figures from a text. */
export function extractionRoutes(api: Api): void {
  readRoute(api, {
    method: 'POST',
    url: '/v1/extractions',
    operationId: 'extractFigures',
    tag: 'Figures',
    summary: { en: 'Read the figures that a text states', vi: 'Đọc số liệu nêu trong văn bản' },
    description:
      'Reads Vietnamese prose by a fixed grammar, without a language model and without the network: the same text always gives the same figures. Dates, numbers of documents, terms, ordinals, telephone numbers and rooms are not figures. Nothing is stored; the figures are proposals.',
    body: extractionInput,
    // a Vietnamese letter has up to two bytes on average
    bodyLimit: 2 * maxCharacters,
    responses: { 200: { description: 'The figures, in the order of the text.', schema: extraction } },
    problems: ['unprocessable', 'extractions_busy'],
    handler: async ({ body, request }) => {
      const task = { text: body.text, year: body.year }
      const { extractInWorker, tooManyFigures } = await import('./extract-in-worker.ts')
      const { count, json } = await extractInWorker(task, taskCallerOf(request))
      if (json === undefined) throw tooMany(tooManyFigures(count))
      // the response to a POST is for its sender only
      return {
        body: Buffer.from(json.buffer, json.byteOffset, json.byteLength),
        headers: { 'cache-control': 'no-store' },
      }
    },
  })
}

const tooMany = (message: Bilingual) =>
  new Problem('unprocessable', {
    errors: [{ pointer: '/text', code: 'too_many_figures', message }],
  })
