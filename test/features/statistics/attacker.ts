/** What an answer tells: a sum of unknown numbers, each times a factor, is within these limits. */
export interface Knowledge {
  terms: readonly (readonly [name: string, factor: number])[]
  least: number
  most: number
}

type Limits = Map<string, readonly [least: number, most: number]>

const maxSteps = 50_000

/** Narrows the limits of unknown numbers by all knowledge. @returns undefined where it contradicts itself */
function narrow(knowledge: readonly Knowledge[], limits: Limits): Limits | undefined {
  const narrowed = new Map(limits)
  for (let changed = true; changed;) {
    changed = false
    for (const { terms, least, most } of knowledge) {
      const ranges = terms.map(([name, factor]) => {
        const [low, high] = narrowed.get(name)!
        return factor > 0 ? [factor * low, factor * high] : [factor * high, factor * low]
      })
      const sumLow = ranges.reduce((sum, [low]) => sum + low!, 0)
      const sumHigh = ranges.reduce((sum, [, high]) => sum + high!, 0)
      for (const [at, [name, factor]] of terms.entries()) {
        const [low, high] = narrowed.get(name)!
        const ends = [
          (least - sumHigh + ranges[at]![1]!) / factor,
          (most - sumLow + ranges[at]![0]!) / factor,
        ].toSorted((a, b) => a - b)
        const range = [
          Math.max(low, Math.ceil(ends[0]! - 1e-9)),
          Math.min(high, Math.floor(ends[1]! + 1e-9)),
        ] as const
        if (range[0] > range[1]) return undefined
        if (range[0] === low && range[1] === high) continue
        narrowed.set(name, range)
        changed = true
        break
      }
    }
  }
  return narrowed
}

/** Whether some whole numbers fit all knowledge. It tries them all, so its answer is exact. */
function isPossible(knowledge: readonly Knowledge[], limits: Limits, steps: { left: number }): boolean {
  if (steps.left-- <= 0) throw new Error('the attacker gave up')
  const narrowed = narrow(knowledge, limits)
  if (narrowed === undefined) return false
  const open = [...narrowed].filter(([, [low, high]]) => low < high)
  if (open.length === 0) return true
  const [name, [low, high]] = open.toSorted(([, a], [, b]) => a[1] - a[0] - (b[1] - b[0]))[0]!
  const middle = Math.floor((low + high) / 2)
  return [
    [low, middle],
    [middle + 1, high],
  ].some((half) => isPossible(knowledge, new Map(narrowed).set(name, half as [number, number]), steps))
}

/** The knowledge that is connected with an unknown number. */
function about(name: string, knowledge: readonly Knowledge[]): Knowledge[] {
  const names = new Set([name])
  const found = new Set<Knowledge>()
  for (let before = -1; before < found.size;) {
    before = found.size
    for (const one of knowledge) {
      if (!one.terms.some(([each]) => names.has(each))) continue
      found.add(one)
      for (const [each] of one.terms) names.add(each)
    }
  }
  return [...found]
}

/**
 * The least and the most that an unknown number of persons can be, with all that is known.
 * @param whole more than any of the numbers
 */
export function possibleValues(name: string, all: readonly Knowledge[], whole: number): [number, number] {
  const knowledge = about(name, all)
  const names = new Set([name, ...knowledge.flatMap(({ terms }) => terms.map(([each]) => each))])
  const limits: Limits = new Map([...names].map((each) => [each, [0, whole] as const]))
  const steps = { left: maxSteps }
  const fits = (low: number, high: number) =>
    isPossible(knowledge, new Map(limits).set(name, [low, high]), steps)
  if (!fits(0, whole)) throw new Error(`what is known about ${name} contradicts itself`)
  // the first that fits, found by halves
  const first = (from: number, to: number): number => {
    if (from === to) return from
    const middle = Math.floor((from + to) / 2)
    return fits(from, middle) ? first(from, middle) : first(middle + 1, to)
  }
  const last = (from: number, to: number): number => {
    if (from === to) return from
    const middle = Math.ceil((from + to) / 2)
    return fits(middle, to) ? last(middle, to) : last(from, middle - 1)
  }
  return [first(0, whole), last(0, whole)]
}
