import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { searchSynonyms } from './queries.ts'

export const searchSynonymsRoutes = (api: Api): void => resourceRoutes(api, searchSynonyms)
