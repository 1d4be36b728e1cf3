import { z } from 'zod'
import type { Api } from '../../../../platform/http/api.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import { pageLinks } from '../../../../platform/resource/links.ts'
import { listRows } from '../../../../platform/resource/list.ts'
import { subresourceRoute } from '../../../../platform/resource/slug-redirect.ts'
import type { ListQuery } from '../../../../platform/resource/plan.ts'
import { schemasOf } from '../../../../platform/resource/schemas.ts'
import { findPost } from '../find-post.ts'
import { posts } from '../resource.ts'
import { postRevision } from '../schema.ts'
import { postRevisions } from './resource.ts'

const { idParams } = schemasOf(posts)
const { listQuery, list } = schemasOf(postRevisions)
const query = listQuery.omit({ post_id: true })

const numberParams = z.object({
  ...idParams.shape,
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .meta({ description: 'Number of the revision.', scalar: { type: 'integer', minimum: 1 } }),
})

/** The routes that list and read revisions of a post, for editors. */
export function revisionsRoutes(api: Api): void {
  const { config } = api
  subresourceRoute(api, posts, {
    method: 'GET',
    url: '/v1/posts/:id/revisions',
    operationId: 'listPostRevisions',
    tag: 'Posts',
    summary: 'List the revisions of a post',
    description: 'Newest first. `include=content` adds the complete post of each revision.',
    params: idParams,
    query,
    responses: { 200: { description: 'A page of revisions.', schema: list } },
    problems: ['invalid_cursor'],
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ query, access, request }, post) => {
      const post_id = [post.id]
      const result = await listRows(api, postRevisions, access, { ...query, post_id } as ListQuery)
      const link = pageLinks(config.pathPrefix, request.url, result.page)
      return { body: result, ...(link ? { headers: { link } } : {}) }
    },
  })
  subresourceRoute(api, posts, {
    method: 'GET',
    url: '/v1/posts/:id/revisions/:revision',
    operationId: 'getPostRevision',
    tag: 'Posts',
    summary: 'Read a revision of a post',
    description: 'The complete post as it was after that write.',
    params: numberParams,
    responses: { 200: { description: 'The revision.', schema: postRevision } },
    find: ({ params, access }) => findPost(api, access, params.id),
    handler: async ({ params, access }, post) => {
      const post_id = [post.id]
      const query = { post_id, revision: [params.revision], include: ['content'], limit: 1 }
      const { items } = await listRows(api, postRevisions, access, query)
      if (items[0] === undefined) throw new Problem('not_found')
      return { body: items[0], revision: params.revision }
    },
  })
}
