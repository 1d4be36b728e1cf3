import type { Module } from '../../../platform/resource/module.ts'
import { classes } from './resource.ts'
import { classes as classesTable } from './table.ts'
import { writeEntry } from '../../../platform/access/resource-access.ts'
import { classesRoutes } from './routes.ts'

export const classesModule: Module = {
  tag: { name: 'Classes', vi: 'Lớp học', description: 'Classes opened of a programme, year by year.' },
  tables: [classesTable],
  resource: classes,
  policy: { closeClass: writeEntry(classes.access) },
  routes: classesRoutes,
}
