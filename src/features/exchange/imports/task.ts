import type { Actor } from '../../../platform/audit/record.ts'
import type { Access } from '../../../platform/access/policy.ts'
import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import type { WriteEffects } from '../../../platform/resource/effects.ts'
import type { ReadFault } from '../../../platform/resource/upsert-batch.ts'
import type { LineOfKey } from './line-of-key.ts'
import type { ImportOptions } from './options.ts'

/** An import under way. */
export interface ImportTask {
  id: string
  resource: ResourceDefinition
  access: Access
  effects: WriteEffects
  options: ImportOptions
  actor: Actor
  readFault: ReadFault
  /** The keys of the file so far. */
  keys: LineOfKey
}

/** What has become of rows. */
export interface Counts {
  rows_read: number
  created: number
  changed: number
  unchanged: number
  refused: number
}

export const noCounts = (): Counts => ({ rows_read: 0, created: 0, changed: 0, unchanged: 0, refused: 0 })

export function addCounts(to: Counts, more: Counts): void {
  for (const name of Object.keys(more) as (keyof Counts)[]) to[name] += more[name]
}

/** Rows of a batch: fewer where each can hold a long text. One transaction of a job is no longer than a batch. */
export const batchSize = ({ longFields }: ResourceDefinition): number =>
  longFields === undefined ? 2000 : 250

/** A batch of a job is full, however few its rows are, when they have so many characters: it is in memory. */
export const batchCharacters = 1_048_576
