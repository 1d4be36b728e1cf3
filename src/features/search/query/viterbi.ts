/** The scores of a path: of each option (emission), and of each option after the one before it (transition). */
interface PathScores<Option> {
  emission(option: Option, index: number): number
  /** @param index the step of the right option */
  transition(left: Option, right: Option, index: number): number
}

interface Step {
  total: number
  /** The index of the option before it on the best path. */
  from: number
}

/** The Viterbi algorithm: the path of one option for each step with the highest total score; the first of equal paths. */
export function viterbi<Option>(
  choices: readonly Option[][],
  { emission: alone, transition: together }: PathScores<Option>,
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
