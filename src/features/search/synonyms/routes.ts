import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { searchSynonyms } from './resource.ts'

export const searchSynonymsRoutes = (api: Api): void => resourceRoutes(api, searchSynonyms)
