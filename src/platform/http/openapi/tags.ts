import type { AnyRoute } from '../route.ts'

/** A tag of operations. */
export interface TagDescription {
  name: string
  description: string
  /** The name of the tag that follows it. Absent: it has the position of its module. */
  before?: string
}

/**
 * The tags that routes use, with their descriptions, in the order of the list.
 * @throws Error for a tag without a description
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
