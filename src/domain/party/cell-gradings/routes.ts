import type { Api } from '../../../platform/http/api.ts'
import { gradingRoutes } from '../gradings/actions.ts'
import { partyCellGradings } from './resource.ts'

export const partyCellGradingsRoutes = (api: Api): void => gradingRoutes(api, partyCellGradings)
