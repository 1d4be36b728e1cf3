import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { partyMembers } from './queries.ts'

export const partyMembersRoutes = (api: Api): void => resourceRoutes(api, partyMembers)
