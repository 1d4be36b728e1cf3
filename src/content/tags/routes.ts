import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { tags } from './queries.ts'

export const tagsRoutes = (api: Api): void => resourceRoutes(api, tags)
