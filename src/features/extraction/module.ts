import type { Module } from '../../platform/resource/module.ts'
import { decidePolicy } from '../../domain/figures/access.ts'
import { everyone } from '../../platform/access/policy.ts'
import { figureProposalsRoutes } from './proposals/routes.ts'
import { extractionRoutes } from './routes.ts'

/** Extraction of figures from texts, and proposals from posts. */
export const extractionModule: Module = {
  // extraction stores nothing, so every caller may use it
  policy: { extractFigures: everyone, proposePostFigures: decidePolicy },
  routes: (api) => {
    extractionRoutes(api)
    figureProposalsRoutes(api)
  },
}
