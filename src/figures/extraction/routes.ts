import type { Api } from '../../http/api.ts'
import { readRoute } from '../../http/register-route.ts'
import { extractFigures } from './extract.ts'
import { extraction, extractionInput } from './schema.ts'

export function extractionRoutes(api: Api): void {
  readRoute(api, {
    method: 'POST',
    url: '/v1/extractions',
    operationId: 'extractFigures',
    tag: 'Figures',
    summary: 'Read the figures that a text states',
    description:
      'Reads Vietnamese prose by a fixed grammar, without a model and without the network: the same text always gives the same figures. Dates, numbers of documents, terms, ordinals, telephones and rooms are left alone. Nothing is stored; what comes back are proposals.',
    body: extractionInput,
    // the longest text with every character escaped; a megabyte of text is told the limit in characters
    bodyLimit: 2 * 1_048_576,
    answers: { 200: { description: 'The figures, in the order of the text.', schema: extraction } },
    handler: async ({ body }) => ({
      body: { figures: extractFigures(body.text, body.year) },
      // an answer to a POST is nobody else's
      headers: { 'cache-control': 'no-store' },
    }),
  })
}
