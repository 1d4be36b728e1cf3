import { Api, type Post } from '../../generated/swagger-typescript-api/client/api.js'
import { hold, type Same } from '../same.js'

/** Several values of one parameter are separated by commas; the generated client would repeat it. */
class BantinApi extends Api<unknown> {
  protected override addArrayQueryParam(query: Record<string, unknown>, key: string): string {
    const values: unknown[] = [query[key]].flat()
    return `${encodeURIComponent(key)}=${values.map((value) => encodeURIComponent(String(value))).join(',')}`
  }
}

/** Lists, creates, reads and changes posts; gives the titles it saw. */
export async function use(baseUrl: string, key: string): Promise<string[]> {
  const api = new BantinApi({ baseUrl, baseApiParams: { headers: { authorization: `Bearer ${key}` } } })
  const { data: list } = await api.v1.listPosts({
    limit: 5,
    sort: ['-published_at', 'title'],
    status: ['draft', 'published'],
  })
  const titles = list.items.map((item) => item.title)
  hold<[Same<typeof titles, string[]>, Same<(typeof list.page)['next_cursor'], string | null>]>()

  const { data: created } = await api.v1.createPost({
    title: `Tổng kết năm học, swagger-typescript-api ${Date.now()}`,
  })
  const { data: post } = await api.v1.getPost(created.id)
  hold<
    [
      Same<typeof post, Post>,
      Same<Post['summary'], string | null>,
      Same<Post['status'], 'draft' | 'published' | 'archived'>,
      Same<Post['revision'], number>,
    ]
  >()
  const { data: changed } = await api.v1.updatePost(
    post.id,
    { title: `${post.title} 2020`, summary: null },
    { headers: { 'If-Match': `"${post.revision}"` } },
  )
  return [...titles, post.title, changed.title]
}
