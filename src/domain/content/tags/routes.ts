import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { tags } from './resource.ts'

export const tagsRoutes = (api: Api): void => resourceRoutes(api, tags)
