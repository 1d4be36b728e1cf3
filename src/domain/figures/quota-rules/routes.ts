import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { quotaRules } from './resource.ts'

export const quotaRulesRoutes = (api: Api): void => resourceRoutes(api, quotaRules)
