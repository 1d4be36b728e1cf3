import { explain, type Client, type Schemas } from './client.ts'
import { postMark, type DatedPost } from './school/posts.ts'

const atOnce = 4

type Draft = Schemas['PostList']['items'][number]

/** The drafts that this script brought in. */
async function ownDrafts(client: Client): Promise<Draft[]> {
  const drafts: Draft[] = []
  let cursor: string | undefined
  do {
    const { data, error } = await client.GET('/v1/posts', {
      params: {
        query: { status: ['draft'], sort: ['created_at'], limit: 100, ...(cursor ? { cursor } : {}) },
      },
    })
    if (error) throw new Error(explain(error))
    drafts.push(...data.items.filter(({ external_id }) => external_id?.startsWith(postMark)))
    cursor = data.page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return drafts
}

/** Imports make drafts: publishes them, each on its day. @returns how many were drafts */
export async function publishDrafts(client: Client, posts: readonly DatedPost[]): Promise<number> {
  const dayOf = new Map(posts.map(({ row, day }) => [row.external_id, day]))
  const drafts = await ownDrafts(client)
  const waiting = [...drafts]
  const work = async () => {
    for (let post = waiting.pop(); post !== undefined; post = waiting.pop()) {
      const day = dayOf.get(post.external_id ?? '')
      const { error } = await client.POST('/v1/posts/{id}/publish', {
        params: { path: { id: post.id }, header: { 'If-Match': `"${post.revision}"` } },
        body: day === undefined ? {} : { published_at: `${day}T08:00:00+07:00` },
      })
      if (error) throw new Error(`${post.title}: ${explain(error)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return drafts.length
}
