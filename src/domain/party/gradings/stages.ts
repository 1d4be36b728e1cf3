import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { qualified } from '../../../platform/database/columns.ts'

/** The stages of a grading. */
export const gradingStages = ['self_assessed', 'decided'] as const
/** A stage of a grading. */
export type GradingStage = (typeof gradingStages)[number]

/** Whether a grading is in a stage: confirmed gradings are decided. */
export const inStage = ({ confirmed_at }: Record<'confirmed_at', PgColumn>, stage: GradingStage): SQL =>
  stage === 'decided' ? sql`${qualified(confirmed_at)} is not null` : sql`${qualified(confirmed_at)} is null`
