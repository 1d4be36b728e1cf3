import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { staffDevelopments } from './queries.ts'

export const staffDevelopmentsRoutes = (api: Api): void => resourceRoutes(api, staffDevelopments)
