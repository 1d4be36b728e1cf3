import type { Module } from '../../../platform/resource/module.ts'
import { nextOpening } from './opened.ts'
import { classCounts } from './table.ts'

export const classCountsModule: Module = {
  tables: [classCounts],
  nextChange: nextOpening,
}
