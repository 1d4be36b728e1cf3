import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { installed } from '../../../package.ts'
import { acceptedCoding, memoizedResponses } from '../compression.ts'
import { unknownPath } from '../route-paths.ts'
import type { RegisteredRoute } from '../route.ts'
import { openApiDocument, type DocumentOptions } from './document.ts'
import { infoOf } from './info.ts'
import { docsStyle, filterScript, tryScript } from './page-assets.ts'
import { problemsPage } from './problems-page.ts'
import { indexPage, tagPage, tagSlug } from './reference-page.ts'
import type { TagDescription } from './tags.ts'

/** The content security policy of the pages: they load files of this server only, so that they work offline. */
const pageCsp =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The path from the page of a tag to the files that it loads. */
const assets = '../assets'

/** The page that tries the operations of a tag, by Swagger UI: it reads the document of one tag, since the whole takes long. */
const tryPage = (slug: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Try the Bantin API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" type="image/png" href="${assets}/favicon-32x32.png">
<link rel="stylesheet" href="${assets}/swagger-ui.css">
<link rel="stylesheet" href="${assets}/index.css">
</head>
<body>
<div id="swagger-ui" data-document="${slug}/openapi.json"></div>
<noscript>This page needs JavaScript. <a href="../reference/${slug}">The operations</a> are readable without.</noscript>
<script src="${assets}/swagger-ui-bundle.js"></script>
<script src="${assets}/try.js"></script>
</body>
</html>
`

const mediaTypes: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'index.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

/** The static files of `@fastify/swagger-ui`. Its plugin is not used, since it slows the start down. */
const assetFolder = () => path.join(path.dirname(installed('@fastify/swagger-ui')), 'static')

const scripts: Record<string, string> = { 'filter.js': filterScript, 'try.js': tryScript }

/** Reads a page or file. Pages of a tag get the tag. */
type ReadPage = (tag: TagDescription) => Promise<Buffer>

/** What the pages show. */
interface PageOptions extends DocumentOptions {
  /** All operations; complete when the first request arrives. */
  routes: readonly RegisteredRoute[]
}

/** Registers `/docs` with its files, and `/docs/problems`; `/` leads browsers to them. */
export function pageRoutes(app: FastifyInstance, options: PageOptions): void {
  const { routes, tags, version, pathPrefix } = options
  const once = memoizedResponses()
  const serve = (url: string, type: string, headers: Record<string, string>, read: ReadPage) => {
    app.get<{ Params: { tag?: string } }>(url, async (request, reply) => {
      const { tag: slug = '' } = request.params
      const tag = tags.find(({ name }) => tagSlug(name) === slug)
      if (slug !== '' && tag === undefined) throw unknownPath()
      const coding = acceptedCoding(request)
      const load = async () => ({ status: 200, headers: { 'content-type': type }, body: await read(tag!) })
      const response = await once(`${url} ${slug}`, coding, load)
      const vary = [reply.getHeader('vary'), response.headers['vary']].filter((value) => value !== undefined)
      void reply.headers({ ...headers, ...response.headers })
      if (vary.length > 0) void reply.header('vary', vary.join(', '))
      return reply.send(response.body)
    })
  }
  const page = (url: string, text: (tag: TagDescription) => string) =>
    serve(url, 'text/html; charset=utf-8', { 'content-security-policy': pageCsp }, async (tag) =>
      Buffer.from(text(tag)),
    )
  const asset = (name: string, type: string, read: () => Promise<Buffer>) =>
    serve(`/docs/assets/${name}`, type, { 'cache-control': 'public, max-age=3600' }, read)
  const documentOf = ({ name }: TagDescription) =>
    openApiDocument(
      routes.filter((route) => route.tag === name),
      options,
    )
  app.get('/', async (request, reply) => {
    void reply.header('vary', 'Accept')
    if (!request.headers.accept?.includes('text/html')) throw unknownPath()
    return reply.redirect(`${pathPrefix}/docs`, 302)
  })
  page('/docs', () => indexPage(routes, tags, infoOf(version, pathPrefix).description))
  app.get('/docs/', async (_request, reply) => reply.redirect('../docs', 308))
  page('/docs/problems', problemsPage)
  page('/docs/reference/:tag', (tag) => tagPage(tag, documentOf(tag)))
  page('/docs/try/:tag', ({ name }) => tryPage(tagSlug(name)))
  serve('/docs/try/:tag/openapi.json', 'application/json; charset=utf-8', {}, async (tag) =>
    Buffer.from(JSON.stringify(documentOf(tag))),
  )
  for (const [name, text] of Object.entries(scripts))
    asset(name, 'text/javascript; charset=utf-8', async () => Buffer.from(text))
  asset('docs.css', 'text/css; charset=utf-8', async () => Buffer.from(docsStyle))
  for (const [name, type] of Object.entries(mediaTypes))
    asset(name, type, () => readFile(path.join(assetFolder(), name)))
}
