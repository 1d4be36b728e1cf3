import type { Module } from '../../../platform/resource/module.ts'
import { menuItems } from './resource.ts'
import { menuItems as menuItemsTable } from './table.ts'

export const menuItemsModule: Module = {
  tag: {
    name: 'MenuItems',
    vi: 'Mục của trình đơn',
    description: 'The items of menus, as editors write them.',
  },
  tables: [menuItemsTable],
  resource: menuItems,
}
