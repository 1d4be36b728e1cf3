/** The first and the last id of a range; both belong to it. */
type IdRange = [first: string, last: string]

/** Ids of rows in a short form. */
interface IdRanges {
  /** Ranges that contain all ids. */
  ranges: IdRange[]
  /** The ids, if the ranges contain others too. */
  exactIds: string[] | null
}

/** The last 8 of the 36 characters of a UUID: its lowest 32 bits. Ids that a batch gives to new rows differ in these only. */
const prefixLength = 28
const prefix = (id: string) => id.slice(0, prefixLength)
const lowest = (id: string) => Number.parseInt(id.slice(prefixLength), 16)

/** The bytes of a range and of an id in Postgres. */
const rangeBytes = 38
const idBytes = 16

/** Joins sorted ids that belong together with the id before them. */
function joinIds(ids: readonly string[], belongs: (id: string, before: string) => boolean): IdRange[] {
  const ranges: IdRange[] = []
  for (const id of ids) {
    const range = ranges.at(-1)
    if (range !== undefined && belongs(id, range[1])) range[1] = id
    else ranges.push([id, id])
  }
  return ranges
}

/**
 * Describes ids by ranges. Rows that one batch created have consecutive ids. Where many of them are left out, one range
 * with the list of ids is shorter than a range for each.
 * @param given ids in lower case
 */
export function idRanges(given: readonly string[]): IdRanges {
  const ids = [...new Set(given)].toSorted()
  const wide = joinIds(ids, (id, before) => prefix(id) === prefix(before))
  const exact = joinIds(
    ids,
    (id, before) => prefix(id) === prefix(before) && lowest(id) === lowest(before) + 1,
  )
  const isExactShorter = exact.length * rangeBytes <= wide.length * rangeBytes + ids.length * idBytes
  return isExactShorter ? { ranges: exact, exactIds: null } : { ranges: wide, exactIds: ids }
}
