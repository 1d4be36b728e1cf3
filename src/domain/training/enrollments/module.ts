import type { Module } from '../../../platform/resource/module.ts'
import { enrollments } from './resource.ts'
import { enrollments as enrollmentsTable } from './table.ts'

export const enrollmentsModule: Module = {
  tag: { name: 'Enrollments', description: 'Who attends which class, with what result. Never public.' },
  tables: [enrollmentsTable],
  resource: enrollments,
}
