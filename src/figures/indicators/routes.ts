import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { indicators } from './queries.ts'

export const indicatorsRoutes = (api: Api): void => resourceRoutes(api, indicators)
