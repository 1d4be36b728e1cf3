import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { partyCells } from './queries.ts'

export const partyCellsRoutes = (api: Api): void => resourceRoutes(api, partyCells)
