import type { Module } from '../../platform/resource/module.ts'
import { decidePolicy } from '../../domain/figures/access.ts'
import { everyone } from '../../platform/access/policy.ts'
import { figureProposalsRoutes } from './proposals/routes.ts'
import { extractionRoutes } from './routes.ts'

export const extractionModule: Module = {
  // it stores nothing, for any caller
  policy: { extractFigures: everyone, proposePostFigures: decidePolicy },
  routes: (api) => {
    extractionRoutes(api)
    figureProposalsRoutes(api)
  },
}
