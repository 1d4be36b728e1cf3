import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

interface KnownPath {
  pattern: RegExp
  methods: Set<string>
}

const known = new WeakMap<FastifyInstance, KnownPath[]>()

/** Remembers which methods a path has, so that another one is answered 405 and not 404. */
export function rememberPath(app: FastifyInstance, url: string, methods: readonly string[]): void {
  const source = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')
  const paths = known.get(app) ?? []
  known.set(app, paths)
  const same = paths.find((path) => path.pattern.source === `^${source}$`)
  const entry = same ?? { pattern: new RegExp(`^${source}$`), methods: new Set<string>() }
  if (same === undefined) paths.push(entry)
  for (const method of methods) entry.methods.add(method)
}

/** 405 with `Allow` where the path exists with other methods, else 404. */
export function notFoundProblem(app: FastifyInstance, request: FastifyRequest): Problem {
  // the absolute form (RFC 9112, 3.2.2) names the same path
  const path = request.url.split('?', 1)[0]?.replace(/^https?:\/\/[^/]*/i, '') ?? ''
  const methods = new Set(
    (known.get(app) ?? []).filter(({ pattern }) => pattern.test(path)).flatMap((p) => [...p.methods]),
  )
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
