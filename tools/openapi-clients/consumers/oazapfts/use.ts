import {
  createPost,
  defaults,
  getPost,
  listPosts,
  updatePost,
  type Post,
} from '../../generated/oazapfts/client/api.js'
import { hold, type Same } from '../same.js'

/** Lists, creates, reads and changes posts; gives the titles it saw. */
export async function use(baseUrl: string, key: string): Promise<string[]> {
  defaults.baseUrl = baseUrl
  defaults.headers = { authorization: `Bearer ${key}` }
  const list = await listPosts({ limit: 5, sort: ['-published_at', 'title'], status: ['draft', 'published'] })
  if (list.status !== 200) throw new Error(String(list.status))
  const titles = list.data.items.map((item) => item.title)
  hold<[Same<typeof titles, string[]>, Same<(typeof list.data.page)['next_cursor'], string | null>]>()

  const created = await createPost({ title: `Tổng kết năm học, oazapfts ${Date.now()}` })
  if (created.status !== 201) throw new Error(created.data.detail)
  const read = await getPost(created.data.id)
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
  const changed = await updatePost(post.id, `"${post.revision}"`, {
    title: `${post.title} 2020`,
    summary: null,
  })
  if (changed.status !== 200) throw new Error(changed.data.detail)
  return [...titles, post.title, changed.data.title]
}
