import createClient from 'openapi-fetch'
import type { components, paths } from '../../generated/openapi-typescript/client/api.js'
import { hold, type Same } from '../same.js'

type Post = components['schemas']['Post']

/** Lists, creates, reads and changes posts; gives the titles it saw. */
export async function use(baseUrl: string, key: string): Promise<string[]> {
  const client = createClient<paths>({
    baseUrl,
    headers: { authorization: `Bearer ${key}` },
    // several values of one parameter are separated by commas
    querySerializer: { array: { style: 'form', explode: false } },
  })
  const list = await client.GET('/v1/posts', {
    params: { query: { limit: 5, sort: ['-published_at', 'title'], status: ['draft', 'published'] } },
  })
  if (list.error) throw new Error(`${list.error.code}: ${list.error.detail}`)
  const titles = list.data.items.map((item) => item.title)
  hold<[Same<typeof titles, string[]>, Same<(typeof list.data.page)['next_cursor'], string | null>]>()

  const created = await client.POST('/v1/posts', {
    body: { title: `Tổng kết năm học, openapi-typescript ${Date.now()}` },
  })
  if (created.error) throw new Error(created.error.detail)
  const { data: post } = await client.GET('/v1/posts/{id}', { params: { path: { id: created.data.id } } })
  if (!post) throw new Error('the post is gone')
  hold<
    [
      Same<typeof post, Post>,
      Same<Post['summary'], string | null>,
      Same<Post['status'], 'draft' | 'published' | 'archived'>,
      Same<Post['revision'], number>,
    ]
  >()
  const changed = await client.PATCH('/v1/posts/{id}', {
    params: { path: { id: post.id }, header: { 'If-Match': `"${post.revision}"` } },
    body: { title: `${post.title} 2020`, summary: null },
  })
  if (changed.error) throw new Error(changed.error.detail)
  return [...titles, post.title, changed.data.title]
}
