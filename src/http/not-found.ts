import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

interface KnownPath {
  /** Made when it is first needed. */
  pattern?: RegExp
  methods: Set<string>
}

/** By the source of their patterns. */
const known = new WeakMap<FastifyInstance, Map<string, KnownPath>>()

/** Remembers which methods a path has, so that another one is answered 405 and not 404. */
export function rememberPath(app: FastifyInstance, url: string, methods: readonly string[]): void {
  const source = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')
  const paths = known.get(app) ?? new Map<string, KnownPath>()
  known.set(app, paths)
  const entry = paths.get(source) ?? { methods: new Set() }
  paths.set(source, entry)
  for (const method of methods) entry.methods.add(method)
}

/** The methods that a path takes. */
function methodsOf(app: FastifyInstance, path: string): Set<string> {
  const found = new Set<string>()
  for (const [source, entry] of known.get(app) ?? []) {
    entry.pattern ??= new RegExp(`^${source}$`)
    if (entry.pattern.test(path)) entry.methods.forEach((method) => found.add(method))
  }
  return found
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
