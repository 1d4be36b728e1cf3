import { problemText, type Client, type Schemas } from './client.ts'
import { postIdPrefix, type DatedPost } from './school/posts.ts'

const concurrency = 4

type Draft = Schemas['PostList']['items'][number]

/** The drafts that this script has imported. */
async function ownDrafts(client: Client): Promise<Draft[]> {
  const drafts: Draft[] = []
  let cursor: string | undefined
  do {
    const { data, error } = await client.GET('/v1/posts', {
      params: {
        query: { status: ['draft'], sort: ['created_at'], limit: 100, ...(cursor ? { cursor } : {}) },
      },
    })
    if (error) throw new Error(problemText(error))
    drafts.push(...data.items.filter(({ external_id }) => external_id?.startsWith(postIdPrefix)))
    cursor = data.page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return drafts
}

/** Publishes the imported drafts, each with its day. @returns the number of drafts */
export async function publishDrafts(client: Client, posts: readonly DatedPost[]): Promise<number> {
  const dayOf = new Map(posts.map(({ row, day }) => [row.external_id, day]))
  const drafts = await ownDrafts(client)
  const queue = [...drafts]
  const publishQueued = async () => {
    for (let post = queue.pop(); post !== undefined; post = queue.pop()) {
      const day = dayOf.get(post.external_id ?? '')
      const { error } = await client.POST('/v1/posts/{id}/publish', {
        params: { path: { id: post.id }, header: { 'If-Match': `"${post.revision}"` } },
        body: day === undefined ? {} : { published_at: `${day}T08:00:00+07:00` },
      })
      if (error) throw new Error(`${post.title}: ${problemText(error)}`)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, publishQueued))
  return drafts.length
}
