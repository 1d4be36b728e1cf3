import type { Module } from '../../../platform/resource/module.ts'
import { people } from './resource.ts'
import { people as peopleTable } from './table.ts'

export const peopleModule: Module = {
  tag: {
    name: 'People',
    vi: 'Nhân sự được nêu tên',
    description: 'People whom posts name: authors and officers, in their public roles.',
  },
  tables: [peopleTable],
  resource: people,
}
