import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { programs } from './resource.ts'

export const programsRoutes = (api: Api): void => resourceRoutes(api, programs)
