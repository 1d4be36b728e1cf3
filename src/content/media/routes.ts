import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { media } from './queries.ts'

export const mediaRoutes = (api: Api): void => resourceRoutes(api, media)
