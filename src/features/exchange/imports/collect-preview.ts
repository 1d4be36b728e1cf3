import type { Transaction } from '../../../platform/database/database.ts'
import { findRows } from '../../../platform/resource/rows.ts'
import { maxPreviewRows, type PreviewRow } from './preview.ts'
import type { ImportTask } from './task.ts'

/** A row of a file, and the stored row. */
export interface StoredLine {
  line: number
  id: string
}

/** Collects the first rows of a dry run. */
export interface PreviewCollector {
  /** Reads stored rows before they are rolled back. */
  add(transaction: Transaction, stored: readonly StoredLine[]): Promise<void>
  /** In the order of the file; null for an import that stores its rows. */
  rows(): PreviewRow[] | null
}

/** Makes a collector. */
export function previewCollector({ resource, access, options }: ImportTask): PreviewCollector {
  const rows: PreviewRow[] = []
  return {
    add: async (transaction, stored) => {
      const wanted = options.dry_run ? stored.slice(0, maxPreviewRows - rows.length) : []
      if (wanted.length === 0) return
      const ids = wanted.map(({ id }) => id)
      const found = await findRows(transaction.client, transaction, resource, access, ids)
      for (const { line, id } of wanted) {
        const row = found.get(id)
        if (row !== undefined) rows.push({ line, row })
      }
    },
    rows: () => (options.dry_run ? rows.toSorted((a, b) => a.line - b.line) : null),
  }
}
