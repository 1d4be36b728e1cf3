import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Api } from '../api.ts'
import { readRoute } from '../register-route.ts'
import type { RegisteredRoute } from '../route.ts'
import { pageRoutes } from './docs-page.ts'
import { openApiDocument, type DocumentOptions } from './document.ts'
import type { JsonSchema } from './json-schema.ts'

/**
 * Adds the OpenAPI document of all routes that are registered after this call, and the pages that show it. The document
 * is made with the first request for it, so that it does not slow the start down.
 */
export async function addDocumentation(app: FastifyInstance, options: DocumentOptions): Promise<void> {
  const routes: RegisteredRoute[] = []
  app.addHook('onRoute', ({ method, config }) => {
    // Fastify adds a HEAD route for each GET route
    if (config?.route && method === config.route.method) routes.push(config.route)
  })
  // the plugin caches the document, which is made from the declarations, not from Fastify's schemas
  await app.register(swagger, {
    openapi: { openapi: '3.1.0' },
    transform: ({ url }) => ({ schema: { hide: true }, url }),
    transformObject: () => openApiDocument(routes, options) as object,
  })
  pageRoutes(app, { routes, ...options })
}

/** The OpenAPI document of an application. */
export const openApiOf = (app: FastifyInstance): JsonSchema => ({ ...app.swagger() })

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
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI 3.1 document; see its specification.' })

const documentText = z.string().describe('The document.').meta({ example: 'openapi: 3.1.0\n' })

/** Registers `/openapi.json` and `/openapi.yaml`. */
export function openApiRoutes(api: Api): void {
  const { app } = api
  readRoute(api, {
    method: 'GET',
    url: '/openapi.json',
    immutable: true,
    operationId: 'getOpenApiJson',
    tag: 'Operations',
    summary: { en: 'The OpenAPI document as JSON', vi: 'Tài liệu OpenAPI dạng JSON' },
    description: 'OpenAPI 3.1 of all operations, for generators of clients.',
    responses: {
      200: {
        description: 'The document.',
        schema: documentSchema,
        mediaType: 'application/json; charset=utf-8',
      },
    },
    handler: async () => ({ body: JSON.stringify(openApiOf(app)) }),
  })
  readRoute(api, {
    method: 'GET',
    url: '/openapi.yaml',
    immutable: true,
    operationId: 'getOpenApiYaml',
    tag: 'Operations',
    summary: { en: 'The OpenAPI document as YAML', vi: 'Tài liệu OpenAPI dạng YAML' },
    description: 'OpenAPI 3.1 of all operations, for readers.',
    responses: {
      200: {
        description: 'The document.',
        schema: documentText,
        mediaType: 'application/yaml; charset=utf-8',
      },
    },
    handler: async () => ({ body: await asYaml(openApiOf(app)) }),
  })
}

/** Converts the document to YAML. The module is large, so that it is loaded with the first request. */
async function asYaml(document: JsonSchema): Promise<string> {
  const { stringify } = await import('yaml')
  return stringify(document, { aliasDuplicateObjects: false })
}
