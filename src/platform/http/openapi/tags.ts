import type { AnyRoute } from '../route.ts'
import type { JsonSchema } from './json-schema.ts'

/** A tag of operations. */
export interface TagDescription {
  /** Its name in the document, which generators use: `PartyCells`. */
  name: string
  /** Its name in Vietnamese. */
  vi: string
  description: string
  /** The name of the tag that follows it. Absent: it has the position of its module. */
  before?: string
}

/** The name of a tag in an address: `party-cells`. */
export const tagSlug = (name: string): string =>
  name
    .split(/(?=[A-Z])/)
    .join('-')
    .toLowerCase()

/** The name of a tag for people: `PartyCells` is `Party cells`. */
export function titleOf(name: string): string {
  const [first = '', ...rest] = name.split(/(?=[A-Z])/)
  return [first === 'Api' ? 'API' : first, ...rest.map((word) => word.toLowerCase())].join(' ')
}

/**
 * The tags that routes use, with their descriptions, in the order of the list.
 * @throws Error for a tag without a description
 */
export function describeTags(routes: readonly AnyRoute[], known: readonly TagDescription[]): JsonSchema[] {
  const used = new Set(routes.map((route) => route.tag))
  const described = known
    .filter(({ name }) => used.has(name))
    .map(({ name, vi, description }) => ({ name, 'x-displayName': `${titleOf(name)} · ${vi}`, description }))
  for (const tag of used) {
    if (!described.some(({ name }) => name === tag)) throw new Error(`the tag ${tag} has no description`)
  }
  return described
}
