import { describeTags, type TagDescription } from './tags.ts'
import type { AnyRoute } from '../route.ts'
import { operationOf } from './operation.ts'
import type { Components, JsonSchema } from './json-schema.ts'

const sortKeys = (map: Components): JsonSchema =>
  Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The whole OpenAPI 3.1 document of some routes. */
export function openApiDocument(
  routes: readonly AnyRoute[],
  {
    version,
    tags,
    publicUrl,
  }: { version: string; tags: readonly TagDescription[]; publicUrl: string | undefined },
): JsonSchema {
  const components: Components = new Map()
  const paths: Record<string, JsonSchema> = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bantin',
      version,
      summary: 'News, training and Party registers of a school.',
      description:
        'A headless API for the posts and the registers of a school. Lists page by cursor, changes need `If-Match`, errors are problem details (RFC 9457) in English or Vietnamese. The API guide tells the conventions.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Bantin' },
    },
    servers: [{ url: publicUrl ?? '/', description: 'This server.' }],
    tags: describeTags(routes, tags),
    security: [{}, { apiKey: [] }],
    paths,
    components: {
      schemas: sortKeys(components),
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'bt_<16 hex digits>_<64 hex digits>',
          description: 'An API key, shown once when it is created. Reads of public data need none.',
        },
      },
    },
  }
}
