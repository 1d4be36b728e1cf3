import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server of the bench answers to each workload: the text of the body. */
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

async function handle(answers: Handlers, request: IncomingMessage): Promise<string> {
  const { method, url = '' } = request
  if (method === 'POST') return await answers.create(await readBody(request))
  if (url === '/v1/posts') return await answers.newest()
  if (url.startsWith('/v1/posts?')) return await answers.page500()
  if (url.startsWith('/v1/posts/')) return await answers.slug(url.slice('/v1/posts/'.length))
  return url.includes('program=') ? await answers.program() : await answers.classes()
}

/**
 * The least that can answer over HTTP: node:http alone. It checks nothing, logs nothing and sets no header but the type
 * and the length of the content. It says on standard error where it listens.
 */
export function serve(answers: Handlers): void {
  const server = createServer((request, response) => {
    handle(answers, request).then(
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
