import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { links } from './resource.ts'

export const linksRoutes = (api: Api): void => resourceRoutes(api, links)
