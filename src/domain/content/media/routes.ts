import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { media } from './resource.ts'

export const mediaRoutes = (api: Api): void => resourceRoutes(api, media)
