import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { Program } from './schema.ts'

/** Programs that were created or changed. */
export type StoredPrograms = readonly StoredRow<Program>[]

declare module '../../../platform/resource/write-context.ts' {
  interface EventTypes {
    'programs.stored': StoredPrograms
  }
}
