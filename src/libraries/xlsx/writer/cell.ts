/** The value of a cell. */
export type Cell = string | number | boolean | null
