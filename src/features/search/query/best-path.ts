/** What a step of a path is worth, by itself and after another one. */
export interface Worth<Option> {
  alone(option: Option, place: number): number
  /** @param place that of the right one */
  together(left: Option, right: Option, place: number): number
}

interface Step {
  total: number
  /** Which option before it the best path comes from. */
  from: number
}

/** One option for each place, chosen so that they are worth the most together; of equal ones the first. */
export function bestPath<Option>(places: readonly Option[][], { alone, together }: Worth<Option>): Option[] {
  const steps: Step[][] = []
  for (const [place, options] of places.entries()) {
    const before = steps[place - 1]
    steps.push(
      options.map((option) => {
        let best: Step = { total: before ? -Infinity : 0, from: -1 }
        for (const [from, step] of (before ?? []).entries()) {
          const total = step.total + together(places[place - 1]![from]!, option, place)
          if (total > best.total) best = { total, from }
        }
        return { total: best.total + alone(option, place), from: best.from }
      }),
    )
  }
  const path: Option[] = []
  let at = bestOf(steps.at(-1) ?? [])
  for (let place = places.length - 1; place >= 0; place -= 1) {
    path.unshift(places[place]![at]!)
    at = steps[place]![at]!.from
  }
  return path
}

function bestOf(steps: readonly Step[]): number {
  let best = 0
  for (const [at, { total }] of steps.entries()) if (total > steps[best]!.total) best = at
  return best
}
