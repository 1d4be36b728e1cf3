import type { Api } from '../../http/api.ts'
import { resourceRoutes } from '../../resource/routes.ts'
import { enrollments } from './queries.ts'

export const enrollmentsRoutes = (api: Api): void => resourceRoutes(api, enrollments)
