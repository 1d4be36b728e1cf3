import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { partyCells } from './queries.ts'

export const partyCellsRoutes = (api: Api): void => resourceRoutes(api, partyCells)
