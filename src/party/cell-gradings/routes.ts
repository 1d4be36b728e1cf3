import type { Api } from '../../http/api.ts'
import { gradingRoutes } from '../gradings/routes.ts'
import { partyCellGradings } from './queries.ts'

export const partyCellGradingsRoutes = (api: Api): void => gradingRoutes(api, partyCellGradings)
