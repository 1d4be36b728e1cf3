import type { Connection } from '../../../platform/database/database.ts'
import { runKey } from './meant-words.ts'
import {
  bondsOf,
  isStrong,
  sharesOf,
  standingRuns,
  type Bond,
  type Pair,
  type Run,
  type RunWord,
} from './standing-runs.ts'

/** Pairs that some text has which readers see, by key. */
export type StandingPairs = ReadonlyMap<string, Pair & { bond: Bond }>

/** Each run once. */
export const uniqueRuns = <Keyed extends { key: string }>(all: readonly Keyed[]): Keyed[] => [
  ...new Map(all.map((each) => [each.key, each])).values(),
]

/** Those of the pairs that some text has which readers see, with their bonds. */
export async function standingPairs(connection: Connection, pairs: readonly Pair[]): Promise<StandingPairs> {
  const asked = uniqueRuns(pairs)
  const standing = await standingRuns(connection, asked)
  const left = asked.filter(({ key }) => standing.has(key))
  const bonds = await bondsOf(connection, left)
  return new Map(left.map((pair) => [pair.key, { ...pair, bond: bonds.get(pair.key)! }]))
}

/** Words of a query in their order, as they may be searched. */
interface Neighbours {
  path: readonly RunWord[]
  /** Whether a word stands beside the word before it. */
  isNext: (index: number) => boolean
}

/** A run of three words, and the two of them beside the word that needs a proof; null where that word is in the middle. */
interface RunOfThree extends Run {
  others: Pair | null
}

/** The runs of three words that have a word. */
function runsOfThree({ path, isNext }: Neighbours, index: number, pairs: StandingPairs): RunOfThree[] {
  return [index - 2, index - 1, index].flatMap((from) => {
    if (from < 0 || from + 2 >= path.length || !isNext(from + 1) || !isNext(from + 2)) return []
    const words = path.slice(from, from + 3)
    const [before, after] = [words.slice(0, 2), words.slice(1)].map((two) => pairs.get(runKey(two)))
    if (before === undefined || after === undefined) return []
    const { documents, example } = before.documents < after.documents ? before : after
    const others = from === index ? after : from === index - 2 ? before : null
    return [{ key: runKey(words), words, documents, example, others }]
  })
}

/** How many of the texts with two words have the third one beside them, so that they tell it. */
const minShareOfOthers = 0.3

/** The keys of runs that some text has, and that tell the word which needs a proof: by words on both sides, or by most texts. */
async function tellingRuns(connection: Connection, runs: readonly RunOfThree[]): Promise<Set<string>> {
  const standing = await standingRuns(connection, uniqueRuns(runs))
  const left = runs.filter(({ key }) => standing.has(key))
  const telling = new Set(left.filter(({ others }) => others === null).map(({ key }) => key))
  const shares = await sharesOf(
    connection,
    left.flatMap((run) => (run.others === null || telling.has(run.key) ? [] : [{ run, of: run.others }])),
  )
  for (const [key, share] of shares) if (share >= minShareOfOthers) telling.add(key)
  return telling
}

/**
 * Which words texts prove: some text that readers see has the word beside a word that it hardly stands without, between its
 * neighbours, or beside two words that mostly stand beside it.
 * @param isAsked which words need a proof
 */
export async function provedWords(
  connection: Connection,
  neighbours: Neighbours,
  isAsked: (index: number) => boolean,
  pairs: StandingPairs,
): Promise<boolean[]> {
  const { path, isNext } = neighbours
  const isBound = path.map((word, i) => {
    const before = isNext(i) ? pairs.get(runKey([path[i - 1]!, word])) : undefined
    const after = i + 1 < path.length && isNext(i + 1) ? pairs.get(runKey([word, path[i + 1]!])) : undefined
    return [before, after].some((pair) => pair !== undefined && isStrong(pair.bond))
  })
  const runs = path.map((_word, i) => (isAsked(i) && !isBound[i]! ? runsOfThree(neighbours, i, pairs) : []))
  const telling = await tellingRuns(connection, runs.flat())
  return path.map((_word, i) => isBound[i]! || runs[i]!.some(({ key }) => telling.has(key)))
}
