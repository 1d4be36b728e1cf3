import type { z } from 'zod'
import type { Api } from '../http/api.ts'
import { Problem } from '../http/problems.ts'
import { readRoute } from '../http/register-route.ts'
import type { ResponseDeclaration, Call, ReadResult, ReadRoute } from '../http/route.ts'
import { isUuidLike } from '../../libraries/vietnamese/slug.ts'
import type { ReadOnlyResource } from './definition.ts'
import type { Row } from './row.ts'
import { queryStringOf } from './links.ts'
import { currentSlug } from './redirects/redirects.ts'
import { accessToTarget } from './target-access.ts'

/** Declares the 308 of an operation on rows with slugs; empty for other rows. */
export const redirectResponse = ({ key }: ReadOnlyResource): Record<number, ResponseDeclaration> =>
  key === 'slug'
    ? { 308: { description: 'It has another slug now; `Location` is its current address.' } }
    : {}

/**
 * Redirects from an address with a former slug to the same address with the current slug.
 * @throws Problem 404 if no row that the caller sees had the slug
 */
export async function redirectToCurrentSlug(
  { database }: Api,
  resource: ReadOnlyResource,
  call: Call,
): Promise<ReadResult> {
  const { caller } = call.access
  const { id, ...otherParams } = call.params as Record<string, string> & { id: string }
  const access = isUuidLike(id) ? undefined : accessToTarget(resource, caller)
  const slug = access && (await currentSlug(database.pool, resource, access, id))
  if (slug === undefined) throw new Problem('not_found')
  const params: Record<string, string> = { ...otherParams, id: slug }
  const pattern = call.request.routeOptions.url ?? ''
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = queryStringOf(call.request.url)
  const location = `${path}${query === undefined ? '' : `?${query}`}`
  // caches must revalidate: another row may get the slug; responses to keys are not cached
  const caching = caller.name === 'anonymous' ? { 'cache-control': 'no-cache' } : {}
  return { status: 308, body: undefined, headers: { location, ...caching } }
}

/** A read operation below a row; the handler gets the row. */
interface SubresourceRoute<
  R extends Row,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> extends Omit<ReadRoute<P, Q, B>, 'handler'> {
  /** Finds the row of the path, with the fields that the caller may see. */
  find: (call: Call<P, Q, B>) => Promise<R | undefined>
  handler: (call: Call<P, Q, B>, row: R) => Promise<ReadResult>
}

/** Registers a read operation below a row. A former slug redirects to the current one. */
export function subresourceRoute<
  R extends Row,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
>(api: Api, resource: ReadOnlyResource, { find, handler, ...route }: SubresourceRoute<R, P, Q, B>): void {
  readRoute<P, Q, B>(api, {
    ...route,
    responses: { ...route.responses, ...redirectResponse(resource) },
    handler: async (call) => {
      const row = await find(call)
      return row === undefined ? await redirectToCurrentSlug(api, resource, call) : await handler(call, row)
    },
  })
}
