import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { learners } from './resource.ts'

export const learnersRoutes = (api: Api): void => resourceRoutes(api, learners)
