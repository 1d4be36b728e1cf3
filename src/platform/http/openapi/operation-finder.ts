import type { AnyRoute } from '../route.ts'
import { tagSlug } from './tags.ts'

/** The address of the operation that a text names, such as `POST /v1/posts`; undefined for other texts. */
export type FindOperation = (text: string) => string | undefined

const request = /^(?:(GET|POST|PUT|PATCH|DELETE) )?(\/[^\s?]*)(?:\?\S*)?$/

/** The pattern of the paths of a route: any text is a value of a parameter, also `{id}`. */
const patternOf = (url: string) =>
  new RegExp(`^${url.replace(/[.*+?^$()[\]\\|]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)

const parametersIn = (url: string) => url.split(':').length

/**
 * Finds operations by method and path; a path alone is read.
 * @param reference the path to the folder of the reference
 */
export function operationFinder(routes: readonly AnyRoute[], reference: string): FindOperation {
  const known = routes
    .toSorted((a, b) => parametersIn(a.url) - parametersIn(b.url))
    .map(({ method, url, tag, operationId }) => ({
      method,
      pattern: patternOf(url),
      address: `${reference}/${tagSlug(tag)}#${operationId}`,
    }))
  return (text) => {
    const [, method = 'GET', path = ''] = request.exec(text) ?? []
    return known.find((route) => route.method === method && route.pattern.test(path))?.address
  }
}
