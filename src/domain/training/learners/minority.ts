import { sql, type SQL } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { learners } from './table.ts'

/** Whether a learner is of a minority: null for foreigners, and where the ethnic group is not known. */
export const isMinority: SQL<boolean | null> =
  sql`case when ${qualified(learners.nationality)} = 'VN' then ${qualified(learners.ethnicity)} <> '01' end`
