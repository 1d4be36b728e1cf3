import type { Api } from '../../../platform/http/api.ts'
import { resourceRoutes } from '../../../platform/resource/routes.ts'
import { enrollments } from './resource.ts'

export const enrollmentsRoutes = (api: Api): void => resourceRoutes(api, enrollments)
