import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'

/** What a route needs besides its declaration. */
export interface Api {
  app: FastifyInstance
  database: Database
  config: Config
}
