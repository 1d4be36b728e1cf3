import type { Module } from '../../../platform/resource/module.ts'
import { documentKinds } from './resource.ts'
import { documentKinds as documentKindsTable } from './table.ts'

export const documentKindsModule: Module = {
  tag: {
    name: 'DocumentKinds',
    vi: 'Loại văn bản',
    description: 'What kinds of documents there are, such as plans and decisions.',
  },
  tables: [documentKindsTable],
  resource: documentKinds,
}
