import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { home, homeQuery } from './schema.ts'

/** Registers the read of the home page. */
export function homeRoutes(api: Api): void {
  readRoute(api, {
    method: 'GET',
    url: '/v1/home',
    operationId: 'getHome',
    tag: 'Home',
    summary: { en: 'Read what a home page shows', vi: 'Xem nội dung trang chủ' },
    description:
      'Each part is what the list shows readers that its description names, at the moment of the request. Posts have all that a page needs of their pictures. A post may be in several parts.',
    query: homeQuery,
    cacheable: true,
    responses: { 200: { description: 'The parts of a home page.', schema: home } },
    handler: async ({ query }) => {
      const { readHome } = await import('./read-home.ts')
      return { body: await readHome(api, query) }
    },
  })
}
