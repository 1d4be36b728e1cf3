import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { partyCells } from './resource.ts'

export const partyCellsRoutes = (api: Api): void => resourceRoutes(api, partyCells)
