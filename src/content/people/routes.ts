import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { people } from './queries.ts'

export const peopleRoutes = (api: Api): void => resourceRoutes(api, people)
