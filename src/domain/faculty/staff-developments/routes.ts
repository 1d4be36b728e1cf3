import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { staffDevelopments } from './resource.ts'

export const staffDevelopmentsRoutes = (api: Api): void => resourceRoutes(api, staffDevelopments)
