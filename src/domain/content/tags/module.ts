import type { Module } from '../../../platform/resource/module.ts'
import { tags } from './resource.ts'
import { tags as tagsTable } from './table.ts'

export const tagsModule: Module = {
  tag: { name: 'Tags', vi: 'Thẻ', description: 'Words that posts are labelled with.' },
  tables: [tagsTable],
  resource: tags,
}
