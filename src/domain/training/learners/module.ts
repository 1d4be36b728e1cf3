import type { Module } from '../../../platform/resource/module.ts'
import { learners } from './resource.ts'
import { learners as learnersTable } from './table.ts'

export const learnersModule: Module = {
  tag: { name: 'Learners', vi: 'Học viên', description: 'People who attend classes. Never public.' },
  tables: [learnersTable],
  resource: learners,
}
