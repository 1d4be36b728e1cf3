import type { Module } from '../../../platform/resource/module.ts'
import { menus } from './resource.ts'
import { menus as menusTable } from './table.ts'

export const menusModule: Module = {
  tag: {
    name: 'Menus',
    vi: 'Trình đơn',
    description: 'Menus of the website, each read whole with its items.',
  },
  tables: [menusTable],
  resource: menus,
}
