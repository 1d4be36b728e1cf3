import type { z } from 'zod'
import type { Config } from '../../../config.ts'
import type { RegisteredRoute } from '../route.ts'
import { describeSchema, newComponents, type Components } from './components.ts'
import { responseHeaders } from './headers.ts'
import { infoOf } from './info.ts'
import { operationOf } from './operation.ts'
import { headerParameters } from './parameters.ts'
import { shareParameters } from './shared-parameters.ts'
import { describeTags, type TagDescription } from './tags.ts'
import type { JsonSchema } from './json-schema.ts'

const sorted = (map: ReadonlyMap<string, JsonSchema>): JsonSchema =>
  Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))

const securitySchemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'bt_<16 hex digits>_<64 hex digits>',
    description: 'An API key, shown once when it is created. Reads of public data need none.',
  },
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token (RFC 9068) of the OpenID Connect provider of the school, where the server has one (`OIDC_ISSUER`). The claim of roles says what a person may do; without a role: what a key of the role `reader` may.',
  },
}

/** Describes a body, and records its example with defaults. */
function describeBody(body: z.ZodType, components: Components): void {
  describeSchema(body, 'input', components)
  const { id, example } = body.meta() ?? {}
  const parsed = body.safeParse(example)
  if (id !== undefined && parsed.success) components.bodyExamples.set(id, parsed.data)
}

function pathsOf(routes: readonly RegisteredRoute[], components: Components): Record<string, JsonSchema> {
  // examples of responses are made of those of bodies, so that bodies come first
  for (const { body } of routes) if (body) describeBody(body, components)
  const paths: Record<string, JsonSchema> = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) }
  }
  return paths
}

/** What the document says besides its operations. */
export interface DocumentOptions extends Pick<Config, 'publicUrl' | 'pathPrefix'> {
  version: string
  tags: readonly TagDescription[]
}

/** The OpenAPI 3.1 document of routes. */
export function openApiDocument(
  routes: readonly RegisteredRoute[],
  { version, tags, publicUrl, pathPrefix }: DocumentOptions,
): JsonSchema {
  const components = newComponents()
  const { paths, parameters } = shareParameters(pathsOf(routes, components), headerParameters)
  return {
    openapi: '3.1.0',
    info: infoOf(version, pathPrefix),
    servers: [{ url: publicUrl ?? '/', description: 'This server.' }],
    tags: describeTags(routes, tags),
    security: [{}, { apiKey: [] }, { accessToken: [] }],
    paths,
    components: {
      schemas: sorted(components.schemas),
      responses: sorted(components.responses),
      parameters: sorted(new Map(Object.entries(parameters as Record<string, JsonSchema>))),
      examples: sorted(components.examples),
      headers: responseHeaders,
      securitySchemes,
    },
  }
}
