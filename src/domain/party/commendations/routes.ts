import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { commendations } from './resource.ts'

export const commendationsRoutes = (api: Api): void => resourceRoutes(api, commendations)
