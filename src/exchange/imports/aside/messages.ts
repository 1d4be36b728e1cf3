import type { DatabaseOptions } from '../../../database/database.ts'
import type { Claim } from '../claim.ts'

/** How the thread reaches the database; it is told when it starts. */
export type ThreadDatabase = Omit<DatabaseOptions, 'onIdleError' | 'poolSize' | 'applicationName'>

/** What the thread is told: to work on an import, to leave the rest of it to others, or to end. */
export type Order = { kind: 'run'; claim: Claim } | { kind: 'stop' } | { kind: 'end' }

/** An error of the thread, as far as a log needs it. */
export interface Told {
  message: string
  /** With its causes. */
  stack: string
}

/** What the thread says: of a fault meanwhile, or that the import at hand is done with, however that went. */
export type Report = { kind: 'fault'; error: Told } | { kind: 'over'; error: Told | undefined }
