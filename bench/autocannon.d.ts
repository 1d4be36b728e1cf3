/** The part of autocannon that the bench uses; the package has no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  export interface LoadRequest {
    method?: 'GET' | 'POST'
    path?: string
    headers?: Record<string, string>
    body?: string
    /** Changes a request just before it is sent. */
    setupRequest?: (request: LoadRequest) => LoadRequest
  }

  export interface LoadOptions {
    url: string
    connections: number
    duration: number
    sampleInt?: number
    headers?: Record<string, string>
    requests: LoadRequest[]
  }

  export interface LoadResult {
    duration: number
    errors: number
    timeouts: number
    non2xx: number
    requests: { total: number }
  }

  export interface Run extends EventEmitter, PromiseLike<LoadResult> {}

  export default function autocannon(options: LoadOptions): Run
}
