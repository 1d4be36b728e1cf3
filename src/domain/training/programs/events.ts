import type { Program } from './schema.ts'
import type { StoredRow } from '../../../platform/resource/draft.ts'

declare module '../../../platform/resource/write-context.ts' {
  interface EventTypes {
    /** Programs were created or changed. */
    'programs.stored': readonly StoredRow<Program>[]
  }
}
