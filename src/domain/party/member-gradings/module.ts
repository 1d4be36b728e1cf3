import type { Module } from '../../../platform/resource/module.ts'
import { partyMemberGradings } from './resource.ts'
import { partyMemberGradings as partyMemberGradingsTable } from './table.ts'
import { gradingPolicy, gradingRoutes } from '../gradings/actions.ts'

export const partyMemberGradingsModule: Module = {
  tag: {
    name: 'PartyMemberGradings',
    vi: 'Xếp loại đảng viên',
    description: 'Yearly and quarterly gradings of Party members. Never public.',
  },
  tables: [partyMemberGradingsTable],
  resource: partyMemberGradings,
  policy: gradingPolicy(partyMemberGradings),
  routes: (api) => gradingRoutes(api, partyMemberGradings),
}
