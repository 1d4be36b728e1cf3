import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { adminKey } from '../process/server-process.ts'

/** Requests of several clients on kept-alive connections. */
export interface RequestLoad {
  answered(): number
  /** What was not answered with success. */
  failures: string[]
  /** The names of the tags that were created. */
  created: string[]
  stop(): Promise<void>
}

/** What a client waits after each answer, so that the machine has time for the servers. */
const pauseMs = 2

/** Reads and creates tags until it is stopped; every fifth request creates one. The clients send nothing again. */
export function startRequestLoad(base: string, name: string, clients = 4): RequestLoad {
  const agent = new http.Agent({ keepAlive: true })
  const stopping = new AbortController()
  let answered = 0
  const failures: string[] = []
  const created: string[] = []
  const send = (method: string, path: string, body?: object) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = {
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        authorization: `Bearer ${adminKey}`,
      }
      const request = http.request(`${base}${path}`, { method, agent, headers }, (response) => {
        json(response).then(() => resolve(response.statusCode), reject)
      })
      request.once('error', reject).end(body === undefined ? undefined : JSON.stringify(body))
    })
  const work = async (client: number) => {
    for (let n = 0; !stopping.signal.aborted; n++) {
      const tag = n % 5 === 4 ? `${name} ${client} ${n}` : undefined
      const what = tag === undefined ? 'GET' : 'POST'
      try {
        const status =
          tag === undefined
            ? await send('GET', '/v1/tags?limit=1')
            : await send('POST', '/v1/tags', { name: tag })
        if (status === 200 || status === 201) answered++
        else failures.push(`${what} ${status}`)
        if (tag !== undefined && status === 201) created.push(tag)
      } catch (error) {
        failures.push(`${what} ${String(error)}`)
      }
      await wait(pauseMs)
    }
  }
  const working = Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
  return {
    answered: () => answered,
    failures,
    created,
    stop: async () => {
      stopping.abort()
      await working
      agent.destroy()
    },
  }
}
