import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

/** A path of the API with its methods. */
interface RoutePath {
  url: string
  /** Compiled with the first use. */
  pattern?: RegExp
  methods: Set<string>
  /** A part of it is a secret. */
  isSecret: boolean
}

/** The paths of each server, by the source of their patterns. */
const pathsByApp = new WeakMap<FastifyInstance, Map<string, RoutePath>>()

/** Records the methods of a path, so that another method gets a 405 and not a 404. */
export function registerPath(
  app: FastifyInstance,
  url: string,
  methods: readonly string[],
  isSecret = false,
): void {
  const source = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')
  const paths = pathsByApp.get(app) ?? new Map<string, RoutePath>()
  pathsByApp.set(app, paths)
  const entry = paths.get(source) ?? { url, methods: new Set(), isSecret }
  paths.set(source, entry)
  for (const method of methods) entry.methods.add(method)
}

/** The paths of the API that a request path matches. */
function matchingPaths(app: FastifyInstance, path: string): RoutePath[] {
  return [...(pathsByApp.get(app) ?? [])].flatMap(([source, entry]) => {
    entry.pattern ??= new RegExp(`^${source}$`)
    return entry.pattern.test(path) ? [entry] : []
  })
}

/** The methods of a path. */
const methodsOf = (app: FastifyInstance, path: string): Set<string> =>
  new Set(matchingPaths(app, path).flatMap(({ methods }) => [...methods]))

/** The prefixes of a path before its first parameter: `/v1/` and `/v1/programs/` for `/v1/programs/:id`. */
function staticPrefixes(url: string): string[] {
  const fixed = url.split(/[:*]/, 1)[0] ?? ''
  return [...fixed.matchAll(/\//g)].map(({ index }) => fixed.slice(0, index + 1))
}

/**
 * The path of a request as its pattern, since its parts may name a person: `/v1/learners/:id`. For an unknown path, the
 * longest known prefix: `/v1/learners/*`.
 */
export function pathPattern({ routeOptions, server, url }: FastifyRequest): string {
  if (routeOptions.url !== undefined) return routeOptions.url
  const path = url.split('?', 1)[0] ?? ''
  const [match] = matchingPaths(server, path)
  if (match !== undefined) return match.url
  const prefixes = [...(pathsByApp.get(server)?.values() ?? [])].flatMap((entry) => staticPrefixes(entry.url))
  const matching = prefixes
    .filter((prefix) => path.startsWith(prefix))
    .toSorted((a, b) => b.length - a.length)
  return `${matching[0] ?? '/'}*`
}

/** The 404 of a path that is not served. */
export const unknownPath = (): Problem =>
  new Problem('not_found', {
    detail: {
      en: 'There is no such path. /docs lists all operations.',
      vi: 'Không có đường dẫn này. Xem /docs để biết các thao tác.',
    },
  })

/** The address of a request as a problem names it: its pattern where a part of it is, or may be, a secret. */
export function problemInstance(request: FastifyRequest): string {
  const { server, url } = request
  const paths = [...(pathsByApp.get(server)?.values() ?? [])]
  const mayBeSecret = paths.some(
    (entry) => entry.isSecret && url.startsWith(staticPrefixes(entry.url).at(-1) ?? '/'),
  )
  return mayBeSecret ? pathPattern(request) : url
}

/** The 405 with `Allow` if the path has other methods, else the 404. */
export function notFoundProblem(app: FastifyInstance, request: FastifyRequest): Problem {
  const path = request.url.split('?', 1)[0] ?? ''
  const methods = methodsOf(app, path)
  if (methods.size === 0) return unknownPath()
  const allow = [...methods].sort().join(', ')
  return new Problem('method_not_allowed', {
    detail: { en: `This path takes ${allow}.`, vi: `Đường dẫn này nhận ${allow}.` },
    headers: { allow },
  })
}
