import type { Api } from '../../http/api.ts'
import { readRoute } from '../../http/register-route.ts'
import { extractFigures } from './extract.ts'
import { Problem } from '../../http/problems.ts'
import { extraction, extractionInput, mostCharacters, mostFigures } from './schema.ts'

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
    // Vietnamese takes up to two bytes a letter
    bodyLimit: 2 * mostCharacters,
    answers: { 200: { description: 'The figures, in the order of the text.', schema: extraction } },
    problems: ['unprocessable'],
    handler: async ({ body }) => {
      const figures = extractFigures(body.text, body.year)
      if (figures.length > mostFigures) throw tooMany(figures.length)
      // an answer to a POST is nobody else's
      return { body: { figures }, headers: { 'cache-control': 'no-store' } }
    },
  })
}

const tooMany = (count: number) => {
  const message = {
    en: `It states ${count} figures; at most ${mostFigures} are answered at once: split it.`,
    vi: `Văn bản có ${count} số liệu; mỗi lần chỉ trả tối đa ${mostFigures}: hãy tách ra.`,
  }
  return new Problem('unprocessable', { errors: [{ pointer: '/text', code: 'too_many_figures', message }] })
}
