import type { Module } from '../../../platform/resource/module.ts'
import { staffDevelopments } from './resource.ts'
import { staffDevelopments as staffDevelopmentsTable, staffDevelopmentPeople } from './table.ts'

export const staffDevelopmentsModule: Module = {
  tag: {
    name: 'StaffDevelopments',
    vi: 'Cử cán bộ đi đào tạo, bồi dưỡng',
    description: 'Staff sent to study or train.',
  },
  tables: [staffDevelopmentsTable, staffDevelopmentPeople],
  resource: staffDevelopments,
}
