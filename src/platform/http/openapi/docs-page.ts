import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { installed } from '../../../package.ts'
import { acceptedCoding, memoizedResponses } from '../compression.ts'
import { problemsPage } from './problems-page.ts'

/** The content security policy of the pages: they load files of this server only, so that they work offline. */
const pageCsp =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The page `/docs`. Its links are relative, so that they work behind a proxy with a path prefix. */
const docsPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bantin API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/png" href="docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="docs/assets/swagger-ui.css">
<link rel="stylesheet" href="docs/assets/index.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>This page needs JavaScript. The document itself is at <a href="openapi.yaml">openapi.yaml</a>.</noscript>
<script src="docs/assets/swagger-ui-bundle.js"></script>
<script src="docs/assets/start.js"></script>
</body>
</html>
`

const start = `SwaggerUIBundle({
  dom_id: '#swagger-ui',
  url: 'openapi.json',
  layout: 'BaseLayout',
  docExpansion: 'none',
  deepLinking: true,
  filter: true,
  validatorUrl: null,
})
`

const mediaTypes: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'index.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

/** The static files of `@fastify/swagger-ui`. Its plugin is not used, since it slows the start down. */
const assetFolder = () => path.join(path.dirname(installed('@fastify/swagger-ui')), 'static')

/** Registers `/docs` with its files, and `/docs/problems`. */
export function pageRoutes(app: FastifyInstance): void {
  const once = memoizedResponses()
  const serve = (url: string, type: string, read: () => Promise<Buffer>, headers: Record<string, string>) => {
    app.get(url, async (request, reply) => {
      const coding = acceptedCoding(request)
      const load = async () => ({ status: 200, headers: { 'content-type': type }, body: await read() })
      const response = await once(url, coding, load)
      const vary = [reply.getHeader('vary'), response.headers['vary']].filter((value) => value !== undefined)
      void reply.headers({ ...headers, ...response.headers })
      if (vary.length > 0) void reply.header('vary', vary.join(', '))
      return reply.send(response.body)
    })
  }
  const page = (url: string, text: () => string) =>
    serve(url, 'text/html; charset=utf-8', async () => Buffer.from(text()), {
      'content-security-policy': pageCsp,
    })
  const asset = (name: string, type: string, read: () => Promise<Buffer>) =>
    serve(`/docs/assets/${name}`, type, read, { 'cache-control': 'public, max-age=3600' })
  page('/docs', () => docsPage)
  app.get('/docs/', async (_request, reply) => reply.redirect('../docs', 308))
  page('/docs/problems', problemsPage)
  asset('start.js', 'text/javascript; charset=utf-8', async () => Buffer.from(start))
  for (const [name, type] of Object.entries(mediaTypes))
    asset(name, type, () => readFile(path.join(assetFolder(), name)))
}
