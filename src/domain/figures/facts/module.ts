import type { Module } from '../../../platform/resource/module.ts'
import { readPolicy } from '../access.ts'
import { factsRoutes } from './routes.ts'
import { formerFactKeys } from './table.ts'

export const factsModule: Module = {
  tables: [formerFactKeys],
  policy: { getFact: readPolicy },
  routes: factsRoutes,
}
