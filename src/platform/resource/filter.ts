import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Access } from '../access/policy.ts'

/** A filter with a value: the shape of its condition, which is cached, and the values, which are bound. */
export interface AppliedFilter {
  /** Equal shapes have equal SQL. */
  shape: string
  values: Record<string, unknown>
  where: () => SQL
  /** Whether the best plan depends on the value, as for a state that few rows have. */
  plannedByValue?: boolean
  /**
   * The condition as it is checked row by row. It is present if the planner of Postgres cannot know how many rows match, or
   * where they are in the order of the list. A page is then searched among the next rows of the list, and if these are too
   * few, among all matching rows.
   */
  perRow?: () => SQL
  /** The condition for the search among all matching rows, if it is not `where`. */
  collected?: () => SQL
  /**
   * The values that it finds in a column, as a query. An index has the rows with each of them in the order of a sort, so that
   * a page in that order is merged from the first rows of each.
   */
  merged?: { column: PgColumn; sort: string; values: () => SQL }
  /** Whether it finds so few rows that the next rows of the list need not be searched. */
  isRare?: boolean
  /** For a caller who sees public rows and own hidden ones: the kind of which alone it finds rows. Absent: both. */
  kind?: 'public' | 'own'
  /** The sort of a list with it, where the request has none. */
  order?: readonly string[]
  /** The name of the sort whose values it compares; in that order, matching rows are side by side. */
  sort?: string
}

/** All parameters of the request, for a filter whose meaning depends on another one. */
type FilterQuery = Readonly<Record<string, unknown>>

/** A parameter that narrows a list. */
export interface Filter {
  /** Parses the text of the parameter, and describes it in the OpenAPI document. */
  schema: z.ZodType
  /** Makes the condition of a value. What depends on the access must be in the shape. */
  apply: (parameter: string, value: unknown, query: FilterQuery, access: Access) => AppliedFilter
  /** The value of a missing parameter. Absent: a missing parameter does not filter. */
  defaultValue?: unknown
  /** The value of a missing parameter in lists; files have all rows. */
  listDefault?: unknown
  /** The filter with `[ne]` after the name, which leaves the rows with these values out. Absent: there is none. */
  ne?: Filter
}
