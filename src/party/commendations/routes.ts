import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { commendations } from './queries.ts'

export const commendationsRoutes = (api: Api): void => resourceRoutes(api, commendations)
