import type { Module } from '../../../platform/resource/module.ts'
import { enrollments } from './resource.ts'
import { enrollments as enrollmentsTable } from './table.ts'

export const enrollmentsModule: Module = {
  tag: {
    name: 'Enrollments',
    vi: 'Ghi danh và kết quả học tập',
    description: 'Who attends which class, with what result. Never public.',
  },
  tables: [enrollmentsTable],
  resource: enrollments,
}
