import type { FastifyRequest } from 'fastify'
import type { Api } from '../http/api.ts'
import type { ReadResult } from '../http/route.ts'
import { listBody, type FieldChoice } from './chosen-fields.ts'
import type { ReadOnlyResource } from './definition.ts'
import { pageLinks } from './links.ts'
import type { Page } from './plan.ts'
import type { Row } from './row.ts'

/** The response with a page of a list: the chosen fields of its rows, and the addresses of the pages beside it. */
export async function listResponse(
  { config }: Api,
  resource: ReadOnlyResource,
  { url }: Pick<FastifyRequest, 'url'>,
  page: { items: Row[]; page: Page },
  choice: FieldChoice,
): Promise<ReadResult> {
  const link = pageLinks(config.pathPrefix, url, page.page)
  return { body: await listBody(resource, page, choice), ...(link ? { headers: { link } } : {}) }
}
