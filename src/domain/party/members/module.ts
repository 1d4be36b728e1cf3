import type { Module } from '../../../platform/resource/module.ts'
import { partyMembers } from './resource.ts'
import { partyMembers as partyMembersTable } from './table.ts'

export const partyMembersModule: Module = {
  tag: { name: 'PartyMembers', vi: 'Đảng viên', description: 'Members of the Party cells. Never public.' },
  tables: [partyMembersTable],
  resource: partyMembers,
}
