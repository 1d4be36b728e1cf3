import type { AnyRoute } from '../route.ts'

export interface TagDescription {
  name: string
  description: string
  /** The tag before which it is listed. Absent: the order is that of the modules. */
  before?: string
}

/**
 * The tags that routes use, each with its description, in the order of the list.
 * @throws Error for a tag that nobody described.
 */
export function describeTags(
  routes: readonly AnyRoute[],
  known: readonly TagDescription[],
): TagDescription[] {
  const used = new Set(routes.map((route) => route.tag))
  const described = known
    .filter(({ name }) => used.has(name))
    .map(({ name, description }) => ({ name, description }))
  for (const tag of used) {
    if (!described.some(({ name }) => name === tag)) throw new Error(`the tag ${tag} has no description`)
  }
  return described
}
