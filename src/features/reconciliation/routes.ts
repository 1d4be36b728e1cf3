import { posts } from '../../domain/content/posts/resource.ts'
import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { subresourceRoute } from '../../platform/resource/slug-redirect.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { findLivePost } from '../../domain/figures/figures/live-post.ts'
import { reconciliationPage } from './page.ts'
import { pageQuery, reconciliationList, reconciliationQuery } from './schema.ts'

const { idParams } = schemasOf(posts)

/** Registers the routes of reconciliations. */
export function reconciliationsRoutes(api: Api): void {
  readRoute(api, {
    cacheable: true,
    method: 'GET',
    url: '/v1/reconciliations',
    operationId: 'listReconciliations',
    tag: 'Reconciliations',
    summary: {
      en: 'Compare what is stated with the sum of its parts, registers and quotas',
      vi: 'Đối chiếu số liệu đã nêu với tổng các phần, sổ theo dõi và tỷ lệ khống chế',
    },
    description:
      'Compares each fact with its parts in the same post or document, with other statements, with the registers that were declared complete, and grades with quota rules. No write is refused because of a mismatch. Without a key with `figures:read` only figures that readers see are compared. Results of learners, gradings and awards to Party members are compared only for keys that may read those registers.',
    query: reconciliationQuery,
    responses: { 200: { description: 'A page of reconciliations.', schema: reconciliationList } },
    problems: ['invalid_cursor', 'unprocessable'],
    handler: async ({ query, access, request }) => {
      const { year, indicator } = query
      const filter = {
        ...(year === undefined ? {} : { years: year }),
        ...(indicator === undefined ? {} : { indicators: indicator }),
      }
      const { loadReconciliationData } = await import('./load.ts')
      const { reconcile } = await import('./reconcile.ts')
      const data = await loadReconciliationData(api.database, filter, access)
      return reconciliationPage(api, request.url, filter, reconcile(data), data.indicators, query)
    },
  })
  subresourceRoute(api, posts, {
    cacheable: true,
    method: 'GET',
    url: '/v1/posts/:id/reconciliations',
    operationId: 'listPostReconciliations',
    tag: 'Reconciliations',
    summary: {
      en: 'Compare what a post states with the sum of its parts, other posts and registers',
      vi: 'Đối chiếu số liệu của một bài viết với tổng các phần, bài khác và sổ theo dõi',
    },
    description:
      'An editor can use it before publishing, because proposals are compared too. A post can be published with a mismatch; the audit trail then contains that. Readers get comparisons of what they see, and registers of persons and gradings are compared only for keys that may read them.',
    params: idParams,
    query: pageQuery,
    responses: { 200: { description: 'A page of reconciliations.', schema: reconciliationList } },
    problems: ['invalid_cursor', 'unprocessable'],
    find: ({ params, access }) => findLivePost(api, access.caller, params.id),
    handler: async ({ query, access, request }, post) => {
      const { id } = post
      const { reconcilePost } = await import('./reconcile-post.ts')
      const { rows, indicators } = await reconcilePost(api.database, id, access)
      return reconciliationPage(api, request.url, id, rows, indicators, query)
    },
  })
}
