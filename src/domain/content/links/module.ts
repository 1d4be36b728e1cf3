import type { Module } from '../../../platform/resource/module.ts'
import { links } from './resource.ts'
import { links as linksTable } from './table.ts'

export const linksModule: Module = {
  tag: { name: 'Links', vi: 'Liên kết', description: 'Links to other websites, in groups.' },
  tables: [linksTable],
  resource: links,
}
