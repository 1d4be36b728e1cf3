import { distance } from 'fastest-levenshtein'

/**
 * The known name that a mistyped one most likely meant, or null when none is near: at most a third of the
 * known name's letters may differ, letter case aside, and never all of the given one. Equally near names are decided by their spelling, so the
 * order of the list never matters. A given name of any length costs little, since far lengths are not compared.
 */
export function nearestName(given: string, known: readonly string[]): string | null {
  let nearest: string | null = null
  let fewest = Infinity
  for (const name of known) {
    const differences = differencesWithin(given, name, Math.min(slackOf(name), given.length - 1))
    if (differences === null) continue
    if (differences < fewest || (differences === fewest && nearest !== null && name < nearest)) {
      nearest = name
      fewest = differences
    }
  }
  return nearest
}

/** Rounded up, so that two neighbouring letters may be swapped in a name of four; never the whole name. */
function slackOf(name: string): number {
  return Math.min(Math.ceil(name.length / 3), name.length - 1)
}

function differencesWithin(given: string, name: string, slack: number): number | null {
  if (given === name) return 0
  if (Math.abs(given.length - name.length) > slack) return null
  const differences = distance(given.toLowerCase(), name.toLowerCase())
  // A difference of case alone is nearer than any other letter, and yet not the name itself.
  if (differences === 0) return 0.5
  return differences <= slack ? differences : null
}
