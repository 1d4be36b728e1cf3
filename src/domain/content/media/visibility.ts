import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { media } from './table.ts'
import { isSeen } from './uses/statements.ts'

/**
 * The condition for media that readers are told of: data without a file are public, and uploaded files if readers see
 * one of their users. The address of a file cannot be guessed, so every caller who has it may read the file.
 */
export const visibleMedia = (): SQL =>
  sql`(${qualified(media.file_key)} is null or ${sql.raw(isSeen('media.id'))})`
