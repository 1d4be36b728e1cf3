import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { sections } from './resource.ts'

export const sectionsRoutes = (api: Api): void => resourceRoutes(api, sections)
