import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { learners } from './queries.ts'

export const learnersRoutes = (api: Api): void => resourceRoutes(api, learners)
