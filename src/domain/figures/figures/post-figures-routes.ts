import { posts } from '../../content/posts/resource.ts'
import type { Api } from '../../../platform/http/api.ts'
import { listResponse } from '../../../platform/resource/list-response.ts'
import { listRows } from '../../../platform/resource/list.ts'
import { subresourceRoute } from '../../../platform/resource/slug-redirect.ts'
import type { ListQuery } from '../../../platform/resource/plan.ts'
import { schemasOf } from '../../../platform/resource/schemas.ts'
import { findLivePost } from './live-post.ts'
import { figures } from './resource.ts'

const { idParams } = schemasOf(posts)
const { listQuery, list } = schemasOf(figures)
const query = listQuery.omit({ post: true, 'post[ne]': true, document: true, 'document[ne]': true })

/** The route that lists the figures of a post. */
export function postFiguresRoutes(api: Api): void {
  subresourceRoute(api, posts, {
    cacheable: true,
    method: 'GET',
    url: '/v1/posts/:id/figures',
    operationId: 'listPostFigures',
    tag: 'Figures',
    summary: {
      en: 'List the figures of a post in reading order',
      vi: 'Danh sách số liệu của bài viết theo thứ tự đọc',
    },
    description:
      'In reading order (title, caption, summary, body), so that a frontend can mark them: `source.field` from `source.start` to `source.end`. Without a key with `figures:read`, only confirmed figures whose quotes are in the current text.',
    params: idParams,
    query,
    responses: { 200: { description: 'A page of figures.', schema: list } },
    problems: ['invalid_cursor'],
    find: ({ params, access }) => findLivePost(api, access.caller, params.id),
    handler: async ({ query: requested, access, request }, post) => {
      const listQuery: ListQuery = { sort: ['reading'], ...requested, post: [post.id] }
      const page = await listRows(api, figures, access, listQuery)
      return await listResponse(api, figures, request, page, listQuery)
    },
  })
}
