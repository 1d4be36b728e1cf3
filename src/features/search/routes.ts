import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { pageLinks } from '../../platform/resource/links.ts'
import { coverageOf } from './coverage.ts'
import { searchSchemas, suggestQuery } from './schema.ts'

/** The operations of search. */
export function searchRoutes(api: Api): void {
  const coverage = coverageOf(api.resources)
  const types = coverage.providers.map(({ type }) => type)
  const { searchQuery, searchAnswer, suggestAnswer } = searchSchemas(types)
  readRoute(api, {
    method: 'GET',
    url: '/v1/search',
    operationId: 'search',
    tag: 'Search',
    summary: { en: 'Search everything readers can see', vi: 'Tìm kiếm mọi nội dung công khai' },
    description:
      'Finds posts, programs, classes, Party cells, people and confirmed figures in one list, best first. Marks, tone placement, i/y, case and abbreviations do not matter, but what is written exactly as typed comes first. Keys of Telex and VNI are read, and a word that texts have in its neighbourhood with another tone or initial only is mended (`corrected_query`). Where the words find nothing, typing errors are corrected, then most of the words are enough. Answers are the same for everyone: drafts and what is not public are never in them.',
    query: searchQuery,
    cacheable: true,
    responses: { 200: { description: 'A page of results.', schema: searchAnswer } },
    problems: ['invalid_cursor'],
    handler: async (call) => {
      const { searchPage } = await import('./answer.ts')
      const body = await searchPage(api.database.pool, coverage, call.query)
      const link = pageLinks(api.config.pathPrefix, call.request.url, body.page)
      return { body, ...(link ? { headers: { link } } : {}) }
    },
  })
  readRoute(api, {
    method: 'GET',
    url: '/v1/suggest',
    operationId: 'suggest',
    tag: 'Search',
    summary: { en: 'Complete what is being typed', vi: 'Gợi ý khi đang gõ' },
    description:
      'Phrases of titles and numbers of documents that continue the typed words, of which the last one may be incomplete, then titles and names that contain them. Typed marks count. Suggestions contain only what readers see.',
    query: suggestQuery,
    cacheable: true,
    responses: { 200: { description: 'Suggestions.', schema: suggestAnswer } },
    handler: async (call) => {
      const { suggest } = await import('./suggest/suggest.ts')
      const { q, limit = 8 } = call.query
      return { body: { items: await suggest(api.database.pool, coverage.providers, q, limit) } }
    },
  })
}
