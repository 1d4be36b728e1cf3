import { distance } from 'fastest-levenshtein'

/**
 * Finds the name that a mistyped one most likely means; null if none is near: at most a third of the name's letters may
 * differ, case ignored, and never all letters of the given one. Of equally near names the alphabetically first wins, so
 * that the order of the list does not matter. Names of very different length are not compared.
 */
export function nearestName(given: string, names: readonly string[]): string | null {
  let nearest: string | null = null
  let fewest = Infinity
  for (const name of names) {
    const differences = differencesWithin(given, name, Math.min(slackOf(name), given.length - 1))
    if (differences === null) continue
    if (differences < fewest || (differences === fewest && nearest !== null && name < nearest)) {
      nearest = name
      fewest = differences
    }
  }
  return nearest
}

/** A third, rounded up, so that two neighbouring letters of a name of four may be swapped; never the whole name. */
function slackOf(name: string): number {
  return Math.min(Math.ceil(name.length / 3), name.length - 1)
}

function differencesWithin(given: string, name: string, slack: number): number | null {
  if (given === name) return 0
  if (Math.abs(given.length - name.length) > slack) return null
  const differences = distance(given.toLowerCase(), name.toLowerCase())
  // A difference of case is smaller than another letter, but the names are not equal.
  if (differences === 0) return 0.5
  return differences <= slack ? differences : null
}
