/** The value of a cell. */
export type Cell = string | number | boolean | null

/** A cell of a workbook that is more than its value. */
export type StyledCell =
  | Cell
  /** A day, as 2020-12-31: spreadsheets count and sort it. */
  | { day: string }
  /** A value that is marked as a fault. */
  | { fault: Cell }
