import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { partyMembers } from './resource.ts'

export const partyMembersRoutes = (api: Api): void => resourceRoutes(api, partyMembers)
