import type { Module } from '../../../platform/resource/module.ts'
import { links } from './resource.ts'
import { links as linksTable } from './table.ts'
import { nextLinkChange } from './visibility.ts'

export const linksModule: Module = {
  tag: {
    name: 'Links',
    vi: 'Liên kết, biểu ngữ',
    description: 'Links to other websites, in groups, and banners with a picture.',
  },
  tables: [linksTable],
  resource: links,
  nextChange: nextLinkChange,
}
