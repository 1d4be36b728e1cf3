import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { z } from 'zod'
import type { Api } from '../api.ts'
import { readRoute } from '../register-route.ts'
import type { AnyRoute } from '../route.ts'
import { openApiDocument } from './document.ts'
import { problemsPage } from './problems-page.ts'
import type { TagDescription } from './tags.ts'

/** What the page may load: only what this server serves, so that it works without a network. */
const pageCsp =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/**
 * Makes the document of all routes that are registered after it, and the pages that show it.
 * The document is made when it is first asked for: no start waits for it.
 */
export async function addDocumentation(
  app: FastifyInstance,
  options: { version: string; tags: readonly TagDescription[]; publicUrl: string | undefined },
): Promise<void> {
  const routes: AnyRoute[] = []
  app.addHook('onRoute', ({ method, config }) => {
    // Fastify adds a HEAD beside each GET
    if (config?.route && method === config.route.method) routes.push(config.route)
  })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0' },
    transform: ({ url }) => ({ schema: { hide: true }, url }),
    // a copy without shared parts: YAML would write these as aliases
    transformObject: () =>
      JSON.parse(JSON.stringify(openApiDocument(routes, options))) as OpenAPIV3_1.Document,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    ...(options.publicUrl === undefined ? {} : { indexPrefix: new URL(options.publicUrl).pathname }),
    staticCSP: pageCsp,
    uiConfig: {
      docExpansion: 'none',
      deepLinking: true,
      filter: true,
      tryItOutEnabled: false,
      persistAuthorization: false,
    },
    theme: { title: 'Bantin API' },
  })
  app.get('/docs/problems', { schema: { hide: true } as object }, async (_request, reply) =>
    reply.header('content-security-policy', pageCsp).type('text/html; charset=utf-8').send(problemsPage()),
  )
}

const documentSchema = z
  .looseObject({
    openapi: z.string().describe('Version of the specification.').meta({ example: '3.1.0' }),
    info: z
      .looseObject({
        title: z.string().describe('Name of the API.').meta({ example: 'Bantin' }),
        version: z.string().describe('Version of the API.').meta({ example: '1.0.0' }),
      })
      .describe('What the API is.'),
    paths: z
      .looseObject({})
      .describe('The operations, by path and method.')
      .meta({ example: { '/livez': {} } }),
  })
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI 3.1 document; its specification tells the rest.' })

/** `/openapi.json` and `/openapi.yaml`. */
export function openApiRoutes(api: Api): void {
  const { app } = api
  let json: string | undefined
  readRoute(api, {
    method: 'GET',
    url: '/openapi.json',
    operationId: 'getOpenApiJson',
    tag: 'Operations',
    summary: 'The OpenAPI document as JSON',
    description: 'OpenAPI 3.1 of all operations, for generators of clients.',
    answers: {
      200: {
        description: 'The document.',
        schema: documentSchema,
        mediaType: 'application/json; charset=utf-8',
      },
    },
    handler: async () => ({ body: (json ??= JSON.stringify(app.swagger())) }),
  })
  readRoute(api, {
    method: 'GET',
    url: '/openapi.yaml',
    operationId: 'getOpenApiYaml',
    tag: 'Operations',
    summary: 'The OpenAPI document as YAML',
    description: 'OpenAPI 3.1 of all operations, for people to read.',
    answers: {
      200: {
        description: 'The document.',
        schema: z.string().describe('The document.').meta({ example: 'openapi: 3.1.0\n' }),
        mediaType: 'application/yaml; charset=utf-8',
      },
    },
    handler: async () => ({ body: app.swagger({ yaml: true }) }),
  })
}
