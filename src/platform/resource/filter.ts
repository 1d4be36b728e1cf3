import type { SQL } from 'drizzle-orm'
import type { z } from 'zod'

/** One use of a filter: the form of its condition, which is cached, and the values, which are bound. */
export interface AppliedFilter {
  /** Equal shapes have equal SQL. */
  shape: string
  values: Record<string, unknown>
  where: () => SQL
}

/** A declared list parameter. */
export interface Filter {
  /** Reads the parameter's text; its description and form go into the document. */
  schema: z.ZodType
  apply: (parameter: string, value: unknown) => AppliedFilter
  /** The value that holds where the parameter is left out; absent: nothing is filtered then. */
  defaultValue?: unknown
}
