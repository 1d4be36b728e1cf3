import { posts } from '../../domain/content/posts/resource.ts'
import { postKinds } from '../../domain/content/posts/table.ts'
import { findLivePost } from '../../domain/figures/figures/live-post.ts'
import type { Api } from '../../platform/http/api.ts'
import { Problem } from '../../platform/http/problems.ts'
import { accessToTarget } from '../../platform/resource/target-access.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { subresourceRoute } from '../../platform/resource/slug-redirect.ts'
import { relatedPosts, relatedQuery } from './schema.ts'

const { idParams } = schemasOf(posts)

/** What the list of posts has by default: pages are no news. */
const newsKinds = postKinds.filter((kind) => kind !== 'page')

/** The route of related posts. */
export function relatedRoutes(api: Api): void {
  subresourceRoute(api, posts, {
    method: 'GET',
    url: '/v1/posts/:id/related',
    operationId: 'getRelatedPosts',
    tag: 'Posts',
    summary: { en: 'Read what is related to a post', vi: 'Xem bài viết liên quan' },
    description:
      'Posts that have most in common with it, each with the reasons, and the posts before and after it in its section, in the order of the list also where several appeared at one moment. All are posts in the language of the post that readers see now, also for callers with a key. Of each tag, author, programme and of the section the 30 newest posts are compared. While the search index is being built, no words count.',
    params: idParams,
    query: relatedQuery,
    cacheable: true,
    responses: { 200: { description: 'The related posts.', schema: relatedPosts } },
    find: ({ params, access }) => findLivePost(api, access.caller, params.id),
    handler: async ({ query, access: { caller } }, post) => {
      const access = accessToTarget(posts, caller)
      if (access === undefined) throw new Problem('not_found')
      const { readRelated } = await import('./read-related.ts')
      const { limit = 5, kind: kinds = newsKinds } = query
      return { body: await readRelated(api, access, post, { kinds, limit }) }
    },
  })
}
