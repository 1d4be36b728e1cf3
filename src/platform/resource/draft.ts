import type { EntityRow, Row } from './row.ts'

/** A row that a write is about to store. */
export interface Draft<R extends EntityRow = EntityRow, I extends Row = Row> {
  id: string
  /** The row as it is; `undefined` on create. */
  current: R | undefined
  /** The checked input, with ids in place of names. */
  values: I
  /** What `precompute` made of the input, where that was done beforehand. */
  precomputed?: unknown
}

/** A row to be stored, and columns that its input cannot say. */
export interface NewDraft extends Draft {
  extraColumns?: Row
}

/** A row that a write has stored, as it now reads. */
export interface StoredRow<R extends EntityRow = EntityRow> {
  id: string
  /** As it was before; `undefined` on create. */
  current: R | undefined
  row: R
}
