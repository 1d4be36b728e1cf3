import { events } from '../../domain/calendar/events/resource.ts'
import { readEntry } from '../../platform/access/resource-access.ts'
import type { Module } from '../../platform/resource/module.ts'
import { scheduleRoutes } from './routes.ts'

/** The events of a week, for people. */
export const schedulesModule: Module = {
  policy: { getSchedule: readEntry(events.access), getScheduleFile: readEntry(events.access) },
  routes: scheduleRoutes,
}
