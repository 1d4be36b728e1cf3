import type { StoredRow } from '../../../platform/resource/definition.ts'

declare module '../../../platform/resource/events.ts' {
  interface EventTypes {
    /** Programs were created or changed. */
    'programs.stored': readonly StoredRow[]
  }
}
