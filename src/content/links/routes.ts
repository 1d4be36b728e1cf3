import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { links } from './queries.ts'

export const linksRoutes = (api: Api): void => resourceRoutes(api, links)
