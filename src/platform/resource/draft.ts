import type { EntityRow, Row } from './row.ts'

/** A row that a write is about to store. */
export interface Draft<R extends EntityRow = EntityRow, I extends Row = Row> {
  id: string
  /** The stored row; `undefined` on create. */
  current: R | undefined
  /** The checked input, with references resolved to ids. */
  values: I
  /** The result of `precompute` for this input, if it was called. */
  precomputed?: unknown
  /** Columns that are not part of the input. */
  extraColumns?: Row
}

/** A row that a write has stored. */
export interface StoredRow<R extends EntityRow = EntityRow> {
  id: string
  /** The row before the write; `undefined` on create. */
  current: R | undefined
  row: R
}
