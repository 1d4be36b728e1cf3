import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config.ts'
import type { Database } from '../database/database.ts'
import type { KeptAnswers } from './kept-answers.ts'

/** What a route needs besides its declaration. */
export interface Api {
  app: FastifyInstance
  database: Database
  config: Config
  kept: KeptAnswers
}
