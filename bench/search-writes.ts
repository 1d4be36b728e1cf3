import { randomBytes } from 'node:crypto'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { posts } from '../src/domain/content/posts/resource.ts'
import { syntheticPost } from '../src/fixtures/synthetic/text/post.ts'
import { openConfigured } from '../src/server/connect.ts'
import { measureTimes, type Times } from './times.ts'

/** The times of creating and publishing a post, with the search index and without. */
export interface WriteTimes {
  indexed: Times
  bare: Times
}

const rounds = 10
const writesPerRound = 20
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!

/**
 * Creates and publishes posts through the API in this process, in turns with and without the search index. Moves the posts to the trash
 * afterwards: newer than all others, they would change what the next bench of this database measures.
 */
export async function writeTimes(databaseUrl: string): Promise<WriteTimes> {
  const key = `bt_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    BANTIN_ADMIN_KEY: key,
    LOG_LEVEL: 'silent',
    RATE_LIMIT: 'off',
  })
  const database = openConfigured(config, databaseUrl)
  const app = await buildApp(config, database, {
    accepting: () => true,
    compareMigrations: async () => ({ pending: 0, unknown: 0 }),
  })
  const headers = { authorization: `Bearer ${key}` }
  const send = async (url: string, options: object = {}, method: 'POST' | 'DELETE' = 'POST') => {
    const response = await app.inject({
      method,
      url,
      headers: { ...headers, 'if-match': '*' },
      ...options,
    })
    if (response.statusCode >= 300) throw new Error(response.body)
    return response.body === '' ? { id: '' } : response.json<{ id: string }>()
  }
  // titles differ from those of an earlier run on the same database
  const run = Date.now().toString(36)
  const written: string[] = []
  let row = 0
  const write = async () => {
    const { title, body, summary } = syntheticPost(99, (row += 1))
    const { id } = await send('/v1/posts', { payload: { title: `${title} ${run} ${row}`, body, summary } })
    written.push(id)
    await send(`/v1/posts/${id}/publish`)
  }
  const { search } = posts
  const providers = { indexed: search, bare: undefined }
  const measured: Record<keyof typeof providers, Times[]> = { indexed: [], bare: [] }
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const variant of ['indexed', 'bare'] as const) {
        Object.assign(posts, { search: providers[variant] })
        measured[variant].push(await measureTimes(write, writesPerRound))
      }
    }
  } finally {
    Object.assign(posts, { search })
    for (const id of written) await send(`/v1/posts/${id}`, {}, 'DELETE')
    await app.close()
    await database.close()
  }
  const medianTimes = (times: readonly Times[]): Times => ({
    p50: median(times.map(({ p50 }) => p50)),
    p95: median(times.map(({ p95 }) => p95)),
  })
  return { indexed: medianTimes(measured.indexed), bare: medianTimes(measured.bare) }
}
