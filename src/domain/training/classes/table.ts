import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  calendarDate,
  codeColumns,
  codeInKey,
  entityColumns,
  inVietnameseOrder,
  termsIndexOptions,
  textTerms,
} from '../../../platform/database/columns.ts'
import { programs } from '../programs/table.ts'

export const classModes = ['full_time', 'part_time', 'block', 'distance', 'online', 'blended'] as const
export const classStatuses = ['scheduled', 'open', 'suspended', 'completed', 'cancelled'] as const

/** Classes of the programs of the school. */
export const classes = pgTable(
  'classes',
  {
    ...entityColumns(),
    ...codeColumns(),
    name: text('name').notNull(),
    program_id: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    year: integer('year').notNull(),
    planned: boolean('planned'),
    mode: text('mode', { enum: classModes }),
    venue: text('venue'),
    opened_on: calendarDate('opened_on'),
    closed_on: calendarDate('closed_on'),
    status: text('status', { enum: classStatuses }).notNull().default('scheduled'),
    /** Of a cancelled class. No check holds that: the version before reopens classes without this column. */
    cancelled_on: calendarDate('cancelled_on'),
    opening_decision_number: text('opening_decision_number'),
    opening_decision_date: calendarDate('opening_decision_date'),
    head_teacher: text('head_teacher'),
    audience: text('audience'),
    partner: text('partner'),
    origin: text('origin'),
    capacity: integer('capacity'),
    headcount: integer('headcount'),
    headcount_unplanned: integer('headcount_unplanned'),
  },
  (table) => [
    // of a former school the key contains its code
    uniqueIndex('classes_code_key_unique')
      .on(table.code_key)
      .where(sql`${table.deleted_at} is null`),
    index('classes_code_index').on(codeInKey(table.code_key)),
    uniqueIndex('classes_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('classes_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    // the default order, for all classes and for those of a program
    index('classes_year_index').on(
      table.year.desc().nullsLast(),
      table.code.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('classes_program_id_index').on(
      table.program_id,
      table.year.desc().nullsLast(),
      table.code.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('classes_name_terms_index').using('gin', textTerms(table.name)).with(termsIndexOptions),
    index('classes_name_index').on(inVietnameseOrder(table.name), table.id),
    index('classes_opened_on_index').on(table.opened_on.desc().nullsLast(), table.id.desc().nullsLast()),
    index('classes_closed_on_index').on(table.closed_on),
    // modes and states that few classes have
    index('classes_mode_index').on(
      table.mode,
      table.year.desc().nullsLast(),
      table.code.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('classes_status_index').on(
      table.status,
      table.year.desc().nullsLast(),
      table.code.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    // few former schools
    index('classes_origin_index').on(
      table.origin,
      table.year.desc().nullsLast(),
      table.code.desc().nullsLast(),
      table.id.desc().nullsLast(),
    ),
    index('classes_updated_at_index').on(table.updated_at.desc().nullsLast(), table.id.desc().nullsLast()),
    check(
      'classes_mode_check',
      sql`${table.mode} in ('full_time', 'part_time', 'block', 'distance', 'online', 'blended')`,
    ),
    check(
      'classes_status_check',
      sql`${table.status} in ('scheduled', 'open', 'suspended', 'completed', 'cancelled')`,
    ),
    check('classes_closed_on_check', sql`${table.closed_on} >= ${table.opened_on}`),
    check('classes_capacity_check', sql`${table.capacity} >= 0`),
    check('classes_headcount_check', sql`${table.headcount} >= 0`),
    check(
      'classes_headcount_unplanned_check',
      sql`${table.headcount_unplanned} >= 0 and ${table.headcount_unplanned} <= ${table.headcount}`,
    ),
  ],
)
