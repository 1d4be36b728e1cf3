import type { Module } from '../../../platform/resource/module.ts'
import { trainingPlans } from './resource.ts'
import { trainingPlans as trainingPlansTable } from './table.ts'

export const trainingPlansModule: Module = {
  tag: {
    name: 'TrainingPlans',
    vi: 'Kế hoạch mở lớp',
    description: 'What the school plans to open of each programme, year by year, in all versions.',
  },
  tables: [trainingPlansTable],
  resource: trainingPlans,
}
