import type { Module } from '../../platform/resource/module.ts'
import { deciding } from '../../domain/figures/access.ts'
import { everyone } from '../../platform/access/policy.ts'
import { figureProposalsRoutes } from './proposals/routes.ts'
import { extractionRoutes } from './routes.ts'

export const extractionModule: Module = {
  // it stores nothing, for any caller
  policy: { extractFigures: everyone, proposePostFigures: deciding },
  routes: (api) => {
    extractionRoutes(api)
    figureProposalsRoutes(api)
  },
}
