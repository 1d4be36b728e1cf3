import type { Module } from '../../../platform/resource/module.ts'
import { partyMemberships } from './resource.ts'
import { partyMemberships as partyMembershipsTable } from './table.ts'

export const partyMembershipsModule: Module = {
  tag: {
    name: 'PartyMemberships',
    vi: 'Sinh hoạt đảng của đảng viên',
    description: 'Which Party cell a member belongs to, from day to day. Never public.',
  },
  tables: [partyMembershipsTable],
  resource: partyMemberships,
}
