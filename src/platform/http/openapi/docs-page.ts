import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { installed } from '../../../package.ts'
import { acceptedCoding, memoizedResponses } from '../compression.ts'
import { unknownPath } from '../route-paths.ts'
import type { RegisteredRoute } from '../route.ts'
import { openApiDocument, type DocumentOptions } from './document.ts'
import { infoOf } from './info.ts'
import { guides, readGuide } from './guides.ts'
import { navigationOf } from './navigation.ts'
import { docsStyle, filterScript, themeScript, tryScript, tryStyle } from './page-assets.ts'
import { bilingualText, pageOf } from './page-text.ts'
import { problemsPage } from './problems-page.ts'
import { tagSlug, type TagDescription } from './tags.ts'

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
<link rel="stylesheet" href="${assets}/try.css">
<script src="${assets}/theme.js"></script>
</head>
<body>
<p class="back"><a href="../reference/${slug}">${bilingualText({ en: 'The same operations to read', vi: 'Trang tra cứu' })}</a></p>
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

const scripts: Record<string, string> = {
  'filter.js': filterScript,
  'theme.js': themeScript,
  'try.js': tryScript,
}

const styles: Record<string, string> = { 'docs.css': docsStyle, 'try.css': tryStyle }

/** What the pages show. */
interface PageOptions extends DocumentOptions {
  /** All operations; complete when the first request arrives. */
  routes: readonly RegisteredRoute[]
}

/** A page or a file, or one for each of several things that the last part of its path names. */
interface Served<T> {
  url: string
  headers: Record<string, string>
  /** Finds what the path names. */
  find: (name: string) => T | undefined
  read: (found: T) => Promise<Buffer | string>
}

/** Registers `/docs` with its files, its guides and `/docs/problems`; `/` leads browsers to them. */
export function pageRoutes(app: FastifyInstance, options: PageOptions): void {
  const { routes, tags, version, pathPrefix } = options
  const once = memoizedResponses()
  const serve = <T>({ url, headers, find, read }: Served<T>) => {
    app.get<{ Params: { name?: string } }>(url, async (request, reply) => {
      const { name = '' } = request.params
      const found = find(name)
      if (found === undefined) throw unknownPath()
      const load = async () => ({ status: 200, headers, body: Buffer.from(await read(found)) })
      const response = await once(`${url} ${name}`, acceptedCoding(request), load)
      const vary = [reply.getHeader('vary'), response.headers['vary']].filter((value) => value !== undefined)
      void reply.headers(response.headers)
      if (vary.length > 0) void reply.header('vary', vary.join(', '))
      return reply.send(response.body)
    })
  }
  const html = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pageCsp }
  const page = <T>(url: string, find: Served<T>['find'], read: (found: T) => Promise<string> | string) =>
    serve({ url, headers: html, find, read: async (found: T) => await read(found) })
  const asset = (name: string, type: string, read: () => Promise<Buffer> | string) =>
    serve({
      url: `/docs/assets/${name}`,
      headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' },
      find: () => name,
      read: async () => await read(),
    })
  const tagOf = (slug: string) => tags.find(({ name }) => tagSlug(name) === slug)
  const documentOf = ({ name }: TagDescription) =>
    openApiDocument(
      routes.filter((route) => route.tag === name),
      options,
    )
  const navigation = navigationOf(routes, tags)
  const single = () => true
  app.get('/', async (request, reply) => {
    void reply.header('vary', 'Accept')
    if (!request.headers.accept?.includes('text/html')) throw unknownPath()
    return reply.redirect(`${pathPrefix}/docs`, 302)
  })
  // loaded with the first page: the renderers of Markdown are a tenth of the modules of a start
  const referencePage = () => import('./reference-page.ts')
  page('/docs', single, async () =>
    (await referencePage()).indexPage(routes, tags, infoOf(version, pathPrefix).description, navigation),
  )
  app.get('/docs/', async (_request, reply) => reply.redirect('../docs', 308))
  page('/docs/problems', single, () => problemsPage(navigation))
  page('/docs/reference/:name', tagOf, async (tag) =>
    (await referencePage()).tagPage(tag, documentOf(tag), navigation),
  )
  page(
    '/docs/guides/:name',
    (name) => guides.find((guide) => guide.name === name),
    async (guide) => {
      const { guideContent } = await import('./guide-page.ts')
      return pageOf({
        title: `${guide.title} · Bantin`,
        language: guide.language,
        docs: '..',
        content: guideContent(guide, await readGuide(guide), routes),
        navigation: navigation('..', `guides/${guide.name}`),
      })
    },
  )
  page('/docs/try/:name', tagOf, ({ name }) => tryPage(tagSlug(name)))
  serve({
    url: '/docs/try/:name/openapi.json',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    find: tagOf,
    read: async (tag) => JSON.stringify(documentOf(tag)),
  })
  for (const [name, text] of Object.entries(scripts))
    asset(name, 'text/javascript; charset=utf-8', () => text)
  for (const [name, text] of Object.entries(styles)) asset(name, 'text/css; charset=utf-8', () => text)
  for (const [name, type] of Object.entries(mediaTypes))
    asset(name, type, () => readFile(path.join(assetFolder(), name)))
}
