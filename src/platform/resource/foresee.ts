import { uuidv7 } from 'uuidv7'
import { Problem } from '../http/problems.ts'
import { parseOrProblem } from '../http/zod-problems.ts'
import type { ResourceDefinition, Row } from './definition.ts'
import type { Named } from './hold-rows.ts'
import { withoutNulls } from './merge-patch.ts'
import { listedBy } from './reference-lists.ts'
import { referencedBy } from './references.ts'
import type { TaskCaller } from '../workers/task-caller.ts'

/** A row as whoever sends it names and describes it. */
interface Given {
  by: string
  key: string
  values: Row
}

/** What is to be stored of an entry if its row is new: its id, and all that it names; or why it cannot be. */
export type Foreseen =
  | { id: string; input: Row; names: readonly Named[]; made: unknown }
  | { problem: Problem }

/** The checked input of a new row. @throws Problem that names every fault of it */
export function newInput({ input }: ResourceDefinition, { by, key, values }: Given): Row {
  // a field that is null has its default, in a new row as in one that is changed
  const given = withoutNulls(values)
  given[by] = key
  return parseOrProblem(input, given, 'body')
}

/** Checks an entry as a new row, and makes what follows from it alone: all that need not wait for the database. */
export async function foresee(
  resource: ResourceDefinition,
  given: Given,
  caller: TaskCaller,
): Promise<Foreseen> {
  try {
    const input = newInput(resource, given)
    const names = [...referencedBy(resource, input), ...listedBy(resource, input)]
    return { id: uuidv7(), input, names, made: await resource.foresee?.(input, caller) }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return { problem: error }
  }
}
