import type { FastifyRequest } from 'fastify'
import { anonymous } from '../../../../platform/access/caller.ts'
import type { Api } from '../../../../platform/http/api.ts'
import { ViewCounter } from './view-counter.ts'

/** The operations that show a post to a reader. */
const countedOperations: ReadonlySet<string> = new Set(['getPost', 'printPost'])

/** A 304 counts too: the reader sees the post that the browser has. */
const countedStatuses: ReadonlySet<number> = new Set([200, 304])

const storeMs = 30_000

/** Whether a browser loads the post before anybody opens it. */
const isPrefetch = ({ headers }: FastifyRequest): boolean =>
  ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(String(headers[name] ?? '')),
  )

/** The id or slug of the post that a reader sees; undefined if the request does not count. */
function viewedPost(request: FastifyRequest, status: number): string | undefined {
  const { route } = request.routeOptions.config
  if (route === undefined || !countedOperations.has(route.operationId)) return undefined
  if (request.method !== 'GET' || !countedStatuses.has(status)) return undefined
  if (request.access.caller !== anonymous || isPrefetch(request)) return undefined
  return (request.params as { id: string }).id
}

/** Counts what readers without a key see of posts, after each response, and stores the counts every half minute and at the end. */
export function countViews({ app, database, config }: Api): void {
  if (!config.countViews) return
  const counter = new ViewCounter(database.pool)
  const store = () =>
    void counter.store().catch((error: unknown) => {
      if (!app.outages.reportDatabase(error)) app.log.warn({ err: error }, 'views are not stored yet')
    })
  app.addHook('onResponse', async (request, reply) => {
    const key = viewedPost(request, reply.statusCode)
    if (key !== undefined && counter.count(key)) store()
  })
  const timer = setInterval(store, storeMs).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await counter.store().catch((error: unknown) => app.log.warn({ err: error }, 'the last views are lost'))
  })
}
