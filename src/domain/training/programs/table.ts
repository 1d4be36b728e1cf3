import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core'
import {
  calendarDate,
  codeColumns,
  entityColumns,
  inVietnameseOrder,
} from '../../../platform/database/columns.ts'
import { documents } from '../../content/documents/table.ts'
import { programFamilies, trainingTypes } from '../../../libraries/figure-grammar/figure.ts'

/** Programmes of the school. */
export const programs = pgTable(
  'programs',
  {
    ...entityColumns(),
    ...codeColumns(),
    name: text('name').notNull(),
    training_type: text('training_type', { enum: trainingTypes }),
    family: text('family', { enum: programFamilies }).notNull().default('other'),
    level: text('level'),
    partner: text('partner'),
    basis_document: text('basis_document'),
    basis_document_id: uuid('basis_document_id').references(() => documents.id),
    valid_from: calendarDate('valid_from'),
    valid_to: calendarDate('valid_to'),
    active: boolean('active').notNull().default(true),
    // writes of programs wait for each other, so that no circle is stored
    successor_id: uuid('successor_id').references((): AnyPgColumn => programs.id),
  },
  (table) => [
    uniqueIndex('programs_code_unique')
      .on(table.code)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('programs_code_key_unique')
      .on(table.code_key)
      .where(sql`${table.deleted_at} is null`),
    uniqueIndex('programs_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('programs_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('programs_successor_id_index').on(table.successor_id),
    index('programs_basis_document_id_index').on(table.basis_document_id),
    index('programs_name_index').on(inVietnameseOrder(table.name), table.id),
    check('programs_valid_to_check', sql`${table.valid_to} >= ${table.valid_from}`),
    check('programs_training_type_check', sql`${table.training_type} in ('degree', 'in_service')`),
  ],
)

/** The programs that documents belong to, in order. Here, since programs refer to documents as well. */
export const documentPrograms = pgTable(
  'document_programs',
  {
    document_id: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    program_id: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    ordinal: integer('ordinal').notNull(),
  },
  (table) => [
    primaryKey({ name: 'document_programs_pk', columns: [table.document_id, table.program_id] }),
    index('document_programs_program_id_index').on(table.program_id, table.document_id),
  ],
)
