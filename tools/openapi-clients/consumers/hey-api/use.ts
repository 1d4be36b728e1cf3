import { createClient } from '../../generated/hey-api/client/client/index.js'
import {
  createPost,
  getPost,
  listPosts,
  updatePost,
  type Post,
} from '../../generated/hey-api/client/index.js'
import { hold, type Same } from '../same.js'

/** Lists, creates, reads and changes posts; gives the titles it saw. */
export async function use(baseUrl: string, key: string): Promise<string[]> {
  const client = createClient({ baseUrl, auth: key, throwOnError: true })
  const { data: list } = await listPosts<true>({
    client,
    query: { limit: 5, sort: ['-published_at', 'title'], status: ['draft', 'published'] },
  })
  const titles = list.items.map((item) => item.title)
  hold<[Same<typeof titles, string[]>, Same<(typeof list.page)['next_cursor'], string | null>]>()

  const { data: created } = await createPost<true>({
    client,
    body: { title: `Tổng kết năm học, hey-api ${Date.now()}` },
  })
  const { data: post } = await getPost<true>({ client, path: { id: created.id } })
  hold<
    [
      Same<typeof post, Post>,
      Same<Post['summary'], string | null>,
      Same<Post['status'], 'draft' | 'published' | 'archived'>,
      Same<Post['revision'], number>,
    ]
  >()
  const { data: changed } = await updatePost<true>({
    client,
    path: { id: post.id },
    headers: { 'If-Match': `"${post.revision}"` },
    body: { title: `${post.title} 2020`, summary: null },
  })
  return [...titles, post.title, changed.title]
}
