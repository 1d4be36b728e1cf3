import type { CellKind, KnownColumn } from './imports/known-columns.ts'

const widths: Partial<Record<CellKind, number>> = { text: 18, json: 30, day: 12 }

/** Columns with names, which are longer than other texts. */
const named = /(?:^|\.)(?:name|full_name|title|unit|summary|body)$/

/** The width in characters that the values of a column need. */
export const columnWidth = ({ name, kind }: Pick<KnownColumn, 'name' | 'kind'>): number =>
  named.test(name) ? 36 : (widths[kind] ?? 0)
