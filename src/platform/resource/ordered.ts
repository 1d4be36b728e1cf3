/** An item of a list that can have a position before another item. */
export interface Ordered {
  /** The name of the item that follows it. Absent: it has the position of its module. */
  before?: string
}

/**
 * Orders items by module, and moves the items with `before`.
 * @throws Error if the name in `before` does not exist
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
