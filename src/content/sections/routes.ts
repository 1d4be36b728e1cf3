import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { sections } from './queries.ts'

export const sectionsRoutes = (api: Api): void => resourceRoutes(api, sections)
