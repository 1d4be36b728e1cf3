import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

interface RoutePath {
  url: string
  /** Made when it is first needed. */
  pattern?: RegExp
  methods: Set<string>
}

/** By the source of their patterns. */
const pathsByApp = new WeakMap<FastifyInstance, Map<string, RoutePath>>()

/** Remembers which methods a path has, so that another one is answered 405 and not 404. */
export function registerPath(app: FastifyInstance, url: string, methods: readonly string[]): void {
  const source = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')
  const paths = pathsByApp.get(app) ?? new Map<string, RoutePath>()
  pathsByApp.set(app, paths)
  const entry = paths.get(source) ?? { url, methods: new Set() }
  paths.set(source, entry)
  for (const method of methods) entry.methods.add(method)
}

/** The paths of the API that an address is one of. */
function matchingPaths(app: FastifyInstance, path: string): RoutePath[] {
  return [...(pathsByApp.get(app) ?? [])].flatMap(([source, entry]) => {
    entry.pattern ??= new RegExp(`^${source}$`)
    return entry.pattern.test(path) ? [entry] : []
  })
}

/** The methods that a path takes. */
const methodsOf = (app: FastifyInstance, path: string): Set<string> =>
  new Set(matchingPaths(app, path).flatMap(({ methods }) => [...methods]))

/** What leads to a path before the first part that a caller fills in: `/v1/`, `/v1/programs/` of `/v1/programs/:id`. */
function staticPrefixes(url: string): string[] {
  const fixed = url.split(/[:*]/, 1)[0] ?? ''
  return [...fixed.matchAll(/\//g)].map(({ index }) => fixed.slice(0, index + 1))
}

/**
 * The path of a request as its pattern, since parts of it may name a person: `/v1/learners/:id`. Of a path that the API
 * does not have, the beginning that it has: `/v1/learners/*`.
 */
export function pathPattern({ routeOptions, server, url }: FastifyRequest): string {
  if (routeOptions.url !== undefined) return routeOptions.url
  const path = url.split('?', 1)[0] ?? ''
  const [one] = matchingPaths(server, path)
  if (one !== undefined) return one.url
  const beginnings = [...(pathsByApp.get(server)?.values() ?? [])].flatMap((entry) =>
    staticPrefixes(entry.url),
  )
  const begin = beginnings.filter((each) => path.startsWith(each)).toSorted((a, b) => b.length - a.length)
  return `${begin[0] ?? '/'}*`
}

/** 405 with `Allow` where the path exists with other methods, else 404. */
export function notFoundProblem(app: FastifyInstance, request: FastifyRequest): Problem {
  const path = request.url.split('?', 1)[0] ?? ''
  const methods = methodsOf(app, path)
  if (methods.size === 0) {
    return new Problem('not_found', {
      detail: {
        en: 'There is no such path. /docs lists all operations.',
        vi: 'Không có đường dẫn này. Xem /docs để biết các thao tác.',
      },
    })
  }
  const allow = [...methods].sort().join(', ')
  return new Problem('method_not_allowed', {
    detail: { en: `This path takes ${allow}.`, vi: `Đường dẫn này nhận ${allow}.` },
    headers: { allow },
  })
}
