import type { Actor } from '../../../platform/http/audit-trail.ts'
import type { Access } from '../../../platform/access/policy.ts'
import type { FileResource } from '../../../platform/resource/additions.ts'
import type { FileSettings, WriteEffects } from '../../../platform/resource/write-context.ts'
import type { RowProblemOf } from '../../../platform/resource/upsert-batch.ts'
import type { LineOfKey } from './line-of-key.ts'
import type { ImportOptions } from './options.ts'

/** An import in progress. */
export interface ImportTask {
  id: string
  resource: FileResource
  access: Access
  effects: WriteEffects
  settings: FileSettings
  options: ImportOptions
  actor: Actor
  rowProblemOf: RowProblemOf
  /** The keys of the file so far. */
  keys: LineOfKey
}

/** The numbers of rows by result. */
export interface Counts {
  rows_read: number
  created: number
  changed: number
  unchanged: number
  refused: number
}

/** Counts at the beginning of an import. */
export const noCounts = (): Counts => ({ rows_read: 0, created: 0, changed: 0, unchanged: 0, refused: 0 })

/** Adds counts to other ones. */
export function addCounts(to: Counts, more: Counts): void {
  for (const name of Object.keys(more) as (keyof Counts)[]) to[name] += more[name]
}
