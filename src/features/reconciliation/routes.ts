import { posts } from '../../domain/content/posts/resource.ts'
import type { Api } from '../../platform/http/api.ts'
import { readRoute } from '../../platform/http/register-route.ts'
import { subresourceRoute } from '../../platform/resource/slug-redirect.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { findLivePost } from '../../domain/figures/figures/live-post.ts'
import { pageOf } from './page.ts'
import { pageQuery, reconciliationList, reconciliationQuery } from './schema.ts'

const { idParams } = schemasOf(posts)

export function reconciliationsRoutes(api: Api): void {
  readRoute(api, {
    cacheable: true,
    method: 'GET',
    url: '/v1/reconciliations',
    operationId: 'listReconciliations',
    tag: 'Reconciliations',
    summary: 'Compare what is stated with the sum of its parts, registers and quotas',
    description:
      'Each fact against its parts in the same post or document, against other statements of it, against the registers that were declared complete, and grades against quota rules. Nothing is ever refused for a mismatch. Without a key with `figures:read` only figures count that readers see. Results of learners, gradings and awards to Party members are compared only for keys that may read those registers.',
    query: reconciliationQuery,
    responses: { 200: { description: 'A page of reconciliations.', schema: reconciliationList } },
    problems: ['invalid_cursor', 'unprocessable'],
    handler: async ({ query, access, request }) => {
      const { year, indicator } = query
      const wanted = {
        ...(year === undefined ? {} : { years: year }),
        ...(indicator === undefined ? {} : { indicators: indicator }),
      }
      const { loadEvidence } = await import('./load.ts')
      const { reconcile } = await import('./reconcile.ts')
      const evidence = await loadEvidence(api.database, wanted, access)
      const { indicators } = evidence
      return pageOf(api, request.url, wanted, reconcile(evidence), indicators, query)
    },
  })
  subresourceRoute(api, posts, {
    cacheable: true,
    method: 'GET',
    url: '/v1/posts/:id/reconciliations',
    operationId: 'listPostReconciliations',
    tag: 'Reconciliations',
    summary: 'Compare what a post states with the sum of its parts, other posts and registers',
    description:
      'For an editor before publishing, proposals count too; a post can be published with a mismatch, and the audit trail then says so. Readers get the same of what they see, and registers of persons and gradings are compared only for keys that may read them.',
    params: idParams,
    query: pageQuery,
    responses: { 200: { description: 'A page of reconciliations.', schema: reconciliationList } },
    problems: ['invalid_cursor', 'unprocessable'],
    find: ({ params, access }) => findLivePost(api, access.caller, params.id),
    handler: async ({ query, access, request }, post) => {
      const { id } = post
      const { reconciliationsOfPost } = await import('./reconcile-post.ts')
      const { rows, evidence } = await reconciliationsOfPost(api.database, id, access)
      return pageOf(api, request.url, id, rows, evidence.indicators, query)
    },
  })
}
