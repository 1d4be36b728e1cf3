import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { researchOutputs } from './queries.ts'

export const researchOutputsRoutes = (api: Api): void => resourceRoutes(api, researchOutputs)
