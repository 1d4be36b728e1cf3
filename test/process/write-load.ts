import { send } from './server-process.ts'

/** Writers that create tags and read in between, sequentially, until they are stopped. */
export interface WriteLoad {
  /** Ids of tags whose creation got 201. */
  acknowledged: string[]
  /** Responses other than 201 and 200, and failed requests. */
  answers: { status: number; retryAfter: string | null }[]
  failures: Error[]
  /** The number of the next write; numbers are never used twice. */
  next: number
  stop(): Promise<void>
}

/** Starts writers, which continue after failed connections. */
export function startWrites(base: string, key: string, prefix: string, writers = 8): WriteLoad {
  const stopped = new AbortController()
  const load: WriteLoad = { acknowledged: [], answers: [], failures: [], next: 0, stop: async () => {} }
  const write = async () => {
    while (!stopped.signal.aborted) {
      try {
        const name = `${prefix} ${load.next++}`
        const written = await send(base, 'POST', '/v1/tags', key, { name })
        if (written.status === 201) load.acknowledged.push(String(written.body['id']))
        const read = await send(base, 'GET', '/v1/tags?limit=1')
        for (const { status, headers } of [written, read]) {
          if (status > 201) load.answers.push({ status, retryAfter: headers.get('retry-after') })
        }
      } catch (error) {
        load.failures.push(error as Error)
        // a refused connection fails immediately: let other tasks run
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
  }
  const all = Array.from({ length: writers }, write)
  load.stop = async () => {
    stopped.abort()
    await Promise.all(all)
  }
  return load
}

/** Those of the ids that the server does not have. */
export async function findMissing(base: string, key: string, ids: readonly string[]): Promise<string[]> {
  const stored = new Set<string>()
  let cursor: string | null = null
  do {
    const at: string = cursor === null ? '' : `&cursor=${cursor}`
    const { body } = await send(base, 'GET', `/v1/tags?limit=100${at}`, key)
    const { items, page } = body as { items: { id: string }[]; page: { next_cursor: string | null } }
    for (const { id } of items) stored.add(id)
    cursor = page.next_cursor
  } while (cursor !== null)
  return ids.filter((id) => !stored.has(id))
}
