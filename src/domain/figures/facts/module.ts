import type { Module } from '../../../platform/resource/module.ts'
import { readPolicy } from '../access.ts'
import { factsRoutes } from './routes.ts'

export const factsModule: Module = {
  policy: { getFact: readPolicy },
  routes: factsRoutes,
}
