import type { Module } from '../../../platform/resource/module.ts'
import { events } from './resource.ts'
import { events as eventsTable } from './table.ts'

export const eventsModule: Module = {
  tag: {
    name: 'Events',
    vi: 'Lịch công tác, sự kiện',
    description:
      'What the school does at a time and a place: its schedule of work by weeks, and what it invites to.',
  },
  tables: [eventsTable],
  resource: events,
}
