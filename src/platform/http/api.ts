import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config.ts'
import type { AccessControl } from '../access/access-control.ts'
import type { ConstraintFields } from '../database/constraints.ts'
import type { Database } from '../database/database.ts'
import type { RecordChanges, RecordReading } from './audit-trail.ts'
import type { ResponseCache } from './response-cache.ts'

/** What routes need beside their declarations. */
export interface Api {
  app: FastifyInstance
  database: Database
  config: Config
  responseCache: ResponseCache
  access: AccessControl
  /** The fields of the constraints of the database. */
  constraints: ConstraintFields
  recordChanges: RecordChanges
  recordReading: RecordReading
}
