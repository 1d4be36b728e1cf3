/** An item that must be listed before another one. */
export interface SortedByBefore {
  /** The name of the item that follows it. Absent: it has the position of its module. */
  before?: string
}

/**
 * Sorts items by module, and moves the items with `before`.
 * @throws Error if the name in `before` does not exist
 */
export function sortByBefore<T extends SortedByBefore>(
  items: readonly T[],
  nameOf: (item: T) => string,
): T[] {
  const sorted = items.filter(({ before }) => before === undefined)
  for (const item of items) {
    if (item.before === undefined) continue
    const at = sorted.findIndex((other) => nameOf(other) === item.before)
    if (at === -1) throw new Error(`${nameOf(item)} must be before ${item.before}, which does not exist`)
    sorted.splice(at, 0, item)
  }
  return sorted
}
