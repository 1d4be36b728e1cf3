import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { programs } from './queries.ts'

export const programsRoutes = (api: Api): void => resourceRoutes(api, programs)
