import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { researchOutputs } from './resource.ts'

export const researchOutputsRoutes = (api: Api): void => resourceRoutes(api, researchOutputs)
