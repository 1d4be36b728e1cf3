import type { Module } from '../../../platform/resource/module.ts'
import { sections } from './resource.ts'
import { sections as sectionsTable } from './table.ts'
import { contentScopes } from '../access.ts'

export const sectionsModule: Module = {
  tag: {
    name: 'Sections',
    vi: 'Chuyên mục',
    description: 'The tree of sections that posts are filed under.',
  },
  tables: [sectionsTable],
  resource: sections,
  scopes: contentScopes,
}
