import type { Module } from '../../../platform/resource/module.ts'
import { reading } from '../access.ts'
import { factsRoutes } from './routes.ts'

export const factsModule: Module = {
  policy: { getFact: reading },
  routes: factsRoutes,
}
