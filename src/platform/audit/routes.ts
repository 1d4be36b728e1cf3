import type { Api } from '../http/api.ts'
import { readRoutes } from '../resource/routes.ts'
import { auditEvents } from './resource.ts'

export const auditEventsRoutes = (api: Api): void => readRoutes(api, auditEvents)
