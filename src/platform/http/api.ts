import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config.ts'
import type { AccessControl } from '../access/access-control.ts'
import type { ConstraintFields } from '../database/constraints.ts'
import type { Database } from '../database/database.ts'
import type { RecordChange } from './audit-trail.ts'
import type { ResponseCache } from './response-cache.ts'

/** What a route needs besides its declaration. */
export interface Api {
  app: FastifyInstance
  database: Database
  config: Config
  responseCache: ResponseCache
  access: AccessControl
  /** Which fields the constraints of the database are about. */
  constraints: ConstraintFields
  recordChange: RecordChange
}
