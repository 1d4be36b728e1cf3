import type { Api } from '../../../platform/http/api.ts'
import { gradingRoutes } from '../gradings/actions.ts'
import { partyMemberGradings } from './resource.ts'

export const partyMemberGradingsRoutes = (api: Api): void => gradingRoutes(api, partyMemberGradings)
