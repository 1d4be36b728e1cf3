import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { indicators } from './resource.ts'

export const indicatorsRoutes = (api: Api): void => resourceRoutes(api, indicators)
