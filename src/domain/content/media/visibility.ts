import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { media } from './table.ts'
import { isSeen } from './uses/statements.ts'

/**
 * The condition for media that readers are told of: data without a file are public, and uploaded files where something uses
 * them that readers see. Nobody can guess the address of a file, so every caller who has it may read the file.
 */
export const visibleMedia = (): SQL =>
  sql`(${qualified(media.file_key)} is null or ${sql.raw(isSeen('media.id'))})`
