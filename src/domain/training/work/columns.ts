import { sql, type SQL } from 'drizzle-orm'
import { boolean, text, type PgColumn } from 'drizzle-orm/pg-core'

export const positionLevels = ['central', 'province', 'district', 'commune', 'village'] as const
export const unitGroups = [
  'party',
  'state',
  'front_and_mass',
  'public_service',
  'armed_forces',
  'enterprise',
  'commune',
  'other',
] as const

/** Where a learner works, and as what. Each table needs its own call, since a column belongs to one table. */
export const workColumns = () => ({
  position: text('position'),
  holds_leadership: boolean('holds_leadership'),
  position_level: text('position_level', { enum: positionLevels }),
  unit: text('unit'),
  unit_group: text('unit_group', { enum: unitGroups }),
  party_member: boolean('party_member'),
})

/** The conditions of the values of `workColumns`. */
export const isPositionLevel = (column: PgColumn): SQL =>
  sql`${column} in ('central', 'province', 'district', 'commune', 'village')`
export const isUnitGroup = (column: PgColumn): SQL =>
  sql`${column} in ('party', 'state', 'front_and_mass', 'public_service', 'armed_forces', 'enterprise', 'commune', 'other')`
