/** Something that may ask for a place before another of its kind. */
export interface Ordered {
  /** The name of what it stands before. Absent: it stands where its module does. */
  before?: string
}

/**
 * The items in the order of their modules, but for those that ask for another place.
 * @throws Error where an item stands before something that is not there
 */
export function inOrder<T extends Ordered>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const ordered = items.filter(({ before }) => before === undefined)
  for (const item of items) {
    if (item.before === undefined) continue
    const at = ordered.findIndex((other) => nameOf(other) === item.before)
    if (at === -1) throw new Error(`${nameOf(item)} stands before ${item.before}, which is not there`)
    ordered.splice(at, 0, item)
  }
  return ordered
}
