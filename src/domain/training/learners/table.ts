import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  calendarDate,
  codeInKey,
  entityColumns,
  inVietnameseOrder,
  nameInKey,
  instant,
  givenName,
  personTerms,
  termsIndexOptions,
  personWordsColumn,
  textTerms,
} from '../../../platform/database/columns.ts'
import { isEthnicityCode } from './columns.ts'
import { isPositionLevel, isUnitGroup, workColumns } from '../work/columns.ts'

export const sexes = ['female', 'male'] as const

/** People who attend classes, with only the data that the class register needs. Never public. */
export const learners = pgTable(
  'learners',
  {
    ...entityColumns(),
    full_name: text('full_name').notNull(),
    // the school's own; a learner may have none
    code: text('code'),
    code_key: text('code_key'),
    origin: text('origin'),
    birth_date: calendarDate('birth_date'),
    birth_year: integer('birth_year'),
    sex: text('sex', { enum: sexes }),
    nationality: text('nationality').notNull().default('VN'),
    ethnicity: text('ethnicity'),
    ...workColumns(),
    /** When personal data were removed for good. The row stays for the counts. */
    anonymized_at: instant('anonymized_at'),
    person_words: personWordsColumn(sql`full_name, unit, code, external_id`),
  },
  (table) => [
    uniqueIndex('learners_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('learners_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    uniqueIndex('learners_code_key_unique')
      .on(table.code_key)
      .where(sql`${table.deleted_at} is null`),
    index('learners_code_index').on(codeInKey(table.code_key)),
    // few former schools
    index('learners_origin_index').on(
      table.origin,
      inVietnameseOrder(givenName(table.full_name)),
      inVietnameseOrder(table.full_name),
      table.id,
    ),
    index('learners_person_terms_index')
      .using('gin', personTerms(table.person_words))
      .with(termsIndexOptions),
    // who is the same person, for imports without keys
    index('learners_person_index')
      .on(nameInKey(table.full_name), table.birth_year, table.birth_date, table.id)
      .where(sql`${table.deleted_at} is null`),
    // the default order: by given name, as in Vietnamese lists
    index('learners_given_name_index').on(
      inVietnameseOrder(givenName(table.full_name)),
      inVietnameseOrder(table.full_name),
      table.id,
    ),
    index('learners_full_name_index').on(inVietnameseOrder(table.full_name), table.id),
    index('learners_birth_year_index').on(table.birth_year),
    index('learners_unit_index').on(table.unit),
    index('learners_updated_at_index').on(table.updated_at.desc().nullsLast(), table.id.desc().nullsLast()),
    index('learners_full_name_terms_index').using('gin', textTerms(table.full_name)).with(termsIndexOptions),
    check('learners_birth_year_check', sql`${table.birth_year} between 1900 and 2200`),
    check('learners_sex_check', sql`${table.sex} in ('female', 'male')`),
    check('learners_nationality_check', sql`${table.nationality} ~ '^[A-Z]{2}$'`),
    check('learners_ethnicity_check', isEthnicityCode(table.ethnicity)),
    check('learners_position_level_check', isPositionLevel(table.position_level)),
    check('learners_unit_group_check', isUnitGroup(table.unit_group)),
  ],
)
