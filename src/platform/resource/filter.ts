import type { SQL } from 'drizzle-orm'
import type { z } from 'zod'

/** A filter with a value: the shape of its condition, which is cached, and the values, which are bound. */
export interface AppliedFilter {
  /** Equal shapes have equal SQL. */
  shape: string
  values: Record<string, unknown>
  where: () => SQL
}

/** A parameter that narrows a list. */
export interface Filter {
  /** Parses the text of the parameter, and describes it in the OpenAPI document. */
  schema: z.ZodType
  /** Makes the condition of a value. */
  apply: (parameter: string, value: unknown) => AppliedFilter
  /** The value of a missing parameter. Absent: a missing parameter does not filter. */
  defaultValue?: unknown
}
