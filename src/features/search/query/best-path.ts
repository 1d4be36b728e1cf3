/** The score of a step of a path, alone and after another step. */
export interface Scores<Option> {
  alone(option: Option, index: number): number
  /** @param index of the right option */
  together(left: Option, right: Option, index: number): number
}

interface Step {
  total: number
  /** The index of the option before it on the best path. */
  from: number
}

/** Chooses one option for each step, so that the total score is the highest; the first of equal paths. */
export function bestPath<Option>(
  choices: readonly Option[][],
  { alone, together }: Scores<Option>,
): Option[] {
  const steps: Step[][] = []
  for (const [index, options] of choices.entries()) {
    const before = steps[index - 1]
    steps.push(
      options.map((option) => {
        let best: Step = { total: before ? -Infinity : 0, from: -1 }
        for (const [from, step] of (before ?? []).entries()) {
          const total = step.total + together(choices[index - 1]![from]!, option, index)
          if (total > best.total) best = { total, from }
        }
        return { total: best.total + alone(option, index), from: best.from }
      }),
    )
  }
  const path: Option[] = []
  let at = bestOf(steps.at(-1) ?? [])
  for (let index = choices.length - 1; index >= 0; index -= 1) {
    path.unshift(choices[index]![at]!)
    at = steps[index]![at]!.from
  }
  return path
}

function bestOf(steps: readonly Step[]): number {
  let best = 0
  for (const [at, { total }] of steps.entries()) if (total > steps[best]!.total) best = at
  return best
}
