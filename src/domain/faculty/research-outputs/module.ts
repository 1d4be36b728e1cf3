import type { Module } from '../../../platform/resource/module.ts'
import { researchOutputs } from './resource.ts'
import { researchOutputs as researchOutputsTable, researchOutputPeople } from './table.ts'

export const researchOutputsModule: Module = {
  tag: {
    name: 'ResearchOutputs',
    vi: 'Kết quả nghiên cứu khoa học',
    description: 'Research topics, seminars, papers and other output.',
  },
  tables: [researchOutputsTable, researchOutputPeople],
  resource: researchOutputs,
}
