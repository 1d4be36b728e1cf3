import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'
import type { gradingSteps } from './columns.ts'

/** The stages of a grading: its furthest step. */
export type GradingStage = (typeof gradingSteps)[number]

/** Whether a grading is in a stage. Those that a process of the version before confirms are decided, too. */
export const inStage = ({ step }: Record<'step', PgColumn>, stage: GradingStage): SQL =>
  sql`${qualified(step)} = ${sql.raw(`'${stage}'`)}`
