import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { quotaRules } from './queries.ts'

export const quotaRulesRoutes = (api: Api): void => resourceRoutes(api, quotaRules)
