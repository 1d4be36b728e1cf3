import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The handlers of a server of the bench, one for each workload; they return the text of the response. */
export interface Handlers {
  newest(): Promise<string>
  page500(): Promise<string>
  slug(slug: string): Promise<string>
  classes(): Promise<string>
  program(): Promise<string>
  create(body: string): Promise<string>
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  request.setEncoding('utf8')
  for await (const chunk of request) body += chunk
  return body
}

async function handle(handlers: Handlers, request: IncomingMessage): Promise<string> {
  const { method, url = '' } = request
  if (method === 'POST') return await handlers.create(await readBody(request))
  if (url === '/v1/posts') return await handlers.newest()
  if (url.startsWith('/v1/posts?')) return await handlers.page500()
  if (url.startsWith('/v1/posts/')) return await handlers.slug(url.slice('/v1/posts/'.length))
  return url.includes('program=') ? await handlers.program() : await handlers.classes()
}

/**
 * Starts a minimal HTTP server with node:http. It checks nothing, logs nothing, and sets only the headers for the type and
 * the length of the content. It writes its address to standard error.
 */
export function serve(handlers: Handlers): void {
  const server = createServer((request, response) => {
    handle(handlers, request).then(
      (body) => {
        response.writeHead(request.method === 'POST' ? 201 : 200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        })
        response.end(body)
      },
      (error: Error) => response.writeHead(500).end(error.stack),
    )
  })
  server.listen(0, '127.0.0.1', () => {
    process.stderr.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
  })
}
