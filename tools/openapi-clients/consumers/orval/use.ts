import { createPost, getPost, listPosts, updatePost, type Post } from '../../generated/orval/client/api.js'
import { hold, type Same } from '../same.js'

/**
 * Lists, creates, reads and changes posts; gives the titles it saw.
 * This client knows no address but those below its own origin: what runs it sets one (use.mjs).
 */
export async function use(_baseUrl: string, key: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${key}` }
  const list = await listPosts(
    { limit: 5, sort: ['-published_at', 'title'], status: ['draft', 'published'] },
    { headers },
  )
  if (list.status !== 200) throw new Error(String(list.status))
  const titles = list.data.items.map((item) => item.title)
  hold<[Same<typeof titles, string[]>, Same<(typeof list.data.page)['next_cursor'], string | null>]>()

  const created = await createPost({ title: `Tổng kết năm học, orval ${Date.now()}` }, { headers })
  if (created.status !== 201) throw new Error(created.data.detail)
  const read = await getPost(created.data.id, undefined, { headers })
  if (read.status !== 200) throw new Error(String(read.status))
  const post = read.data
  hold<
    [
      Same<typeof post, Post>,
      Same<Post['summary'], string | null>,
      Same<Post['status'], 'draft' | 'published' | 'archived'>,
      Same<Post['revision'], number>,
    ]
  >()
  const changed = await updatePost(
    post.id,
    { title: `${post.title} 2020`, summary: null },
    { headers: { ...headers, 'If-Match': `"${post.revision}"` } },
  )
  if (changed.status !== 200) throw new Error(changed.data.detail)
  return [...titles, post.title, changed.data.title]
}
