import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { people } from './resource.ts'

export const peopleRoutes = (api: Api): void => resourceRoutes(api, people)
