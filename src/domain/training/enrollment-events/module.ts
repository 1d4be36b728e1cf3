import { readEntry, writeEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { learnerAccess } from '../access.ts'
import { enrollmentEventAdditions } from './additions.ts'
import { enrollmentEventRoutes } from './routes.ts'
import { enrollmentEvents } from './table.ts'

export const enrollmentEventsModule: Module = {
  tables: [enrollmentEvents],
  additions: enrollmentEventAdditions,
  policy: {
    listEnrollmentEvents: readEntry(learnerAccess),
    addEnrollmentEvent: writeEntry(learnerAccess),
  },
  routes: enrollmentEventRoutes,
}
