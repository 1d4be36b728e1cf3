import type { Connection } from '../../../../platform/database/database.ts'
import { isUuidLike } from '../../../../libraries/vietnamese/slug.ts'

/** So many posts are counted before their counts are stored early. */
const maxPosts = 5_000

// in the order of ids, so that two processes that store counts never wait for each other in a circle
const addViews = `with counted as (
    select by_id.id, by_id.views from unnest($1::uuid[], $2::int[]) as by_id(id, views)
    union all
    select posts.id, by_slug.views from unnest($3::text[], $4::int[]) as by_slug(slug, views)
      join posts on posts.slug = by_slug.slug and posts.deleted_at is null
  )
  insert into post_views (post_id, views)
  select posts.id, sum(counted.views) from counted join posts on posts.id = counted.id group by posts.id order by posts.id
  on conflict (post_id) do update set views = post_views.views + excluded.views`

/** Counts views of posts in memory, and stores them together. It knows nothing of who has read them. */
export class ViewCounter {
  readonly #connection: Connection
  #counts = new Map<string, number>()
  #storing: Promise<void> = Promise.resolve()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Counts a view. @param key the id or the slug of a post @returns whether the counts should be stored now */
  count(key: string): boolean {
    this.#add(key, 1)
    return this.#counts.size >= maxPosts
  }

  /** Stores the counts by one statement. Those that cannot be stored stay. */
  async store(): Promise<void> {
    const storing = this.#storing.catch(() => {}).then(() => this.#storeCounts())
    this.#storing = storing
    await storing
  }

  async #storeCounts(): Promise<void> {
    const counts = this.#counts
    if (counts.size === 0) return
    this.#counts = new Map()
    const all = [...counts]
    const byId = all.filter(([key]) => isUuidLike(key))
    const bySlug = all.filter(([key]) => !isUuidLike(key))
    const values = [byId, bySlug].flatMap((some) => [
      some.map(([key]) => key),
      some.map(([, views]) => views),
    ])
    try {
      await this.#connection.query({ name: 'add-views', text: addViews, values })
    } catch (error) {
      for (const [key, views] of counts) this.#add(key, views)
      throw error
    }
  }

  #add(key: string, views: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + views)
  }
}
