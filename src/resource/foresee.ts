import { Problem } from '../http/problems.ts'
import { parseOrProblem } from '../http/zod-problems.ts'
import type { ResourceDefinition, Row } from './definition.ts'

/** A row as whoever sends it names and describes it. */
interface Given {
  by: string
  key: string
  values: Row
}

/** What is to be stored of an entry if its row is new, or why it cannot be. */
export type Foreseen = { input: Row; made: unknown } | { problem: Problem }

/** A field that is null has its default, in a new row as in one that is changed. */
const withoutNulls = (values: Row): Row =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

/** The checked input of a new row. @throws Problem that names every fault of it */
export const newInput = ({ input }: ResourceDefinition, { by, key, values }: Given): Row =>
  parseOrProblem(input, { ...withoutNulls(values), [by]: key }, 'body')

/** Checks an entry as a new row, and makes what follows from it alone: all that need not wait for the database. */
export async function foresee(resource: ResourceDefinition, given: Given): Promise<Foreseen> {
  try {
    const input = newInput(resource, given)
    return { input, made: await resource.foresee?.(input) }
  } catch (error) {
    if (error instanceof Problem) return { problem: error }
    throw error
  }
}
