import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { people } from '../../content/people/table.ts'
import { posts } from '../../content/posts/table.ts'
import { calendarDate, entityColumns, inVietnameseOrder } from '../../../platform/database/columns.ts'
import { outputLevels } from '../../../libraries/figure-grammar/figure.ts'

export const outputKinds = ['topic', 'seminar', 'paper', 'broadcast', 'bulletin', 'outreach'] as const
export const outputStages = ['registered', 'running', 'accepted'] as const

/** Outputs of the school's research. */
export const researchOutputs = pgTable(
  'research_outputs',
  {
    ...entityColumns(),
    kind: text('kind', { enum: outputKinds }).notNull(),
    level: text('level', { enum: outputLevels }),
    stage: text('stage', { enum: outputStages }),
    title: text('title').notNull(),
    partner: text('partner'),
    year: integer('year').notNull(),
    started_on: calendarDate('started_on'),
    ended_on: calendarDate('ended_on'),
    // the source; the output stays when the post is deleted
    post_id: uuid('post_id').references(() => posts.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('research_outputs_external_id_unique')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is null`),
    index('research_outputs_trashed_external_id_index')
      .on(table.external_id)
      .where(sql`${table.deleted_at} is not null`),
    index('research_outputs_year_index').on(table.year.desc().nullsLast(), table.id.desc().nullsLast()),
    index('research_outputs_title_index').on(inVietnameseOrder(table.title), table.id),
    index('research_outputs_post_id_index').on(table.post_id),
    check(
      'research_outputs_kind_check',
      sql`${table.kind} in ('topic', 'seminar', 'paper', 'broadcast', 'bulletin', 'outreach')`,
    ),
    check(
      'research_outputs_level_check',
      sql`${table.level} in ('national', 'ministerial', 'provincial', 'school', 'faculty')`,
    ),
    check('research_outputs_stage_check', sql`${table.stage} in ('registered', 'running', 'accepted')`),
    check('research_outputs_year_check', sql`${table.year} between 1900 and 2200`),
    check('research_outputs_ended_on_check', sql`${table.ended_on} >= ${table.started_on}`),
  ],
)

/** The people of an output, in the order of the source. */
export const researchOutputPeople = pgTable(
  'research_output_people',
  {
    research_output_id: uuid('research_output_id').notNull(),
    person_id: uuid('person_id')
      .notNull()
      .references(() => people.id),
    ordinal: integer('ordinal').notNull(),
  },
  (table) => [
    primaryKey({ name: 'research_output_people_pk', columns: [table.research_output_id, table.person_id] }),
    // explicit, since the generated name exceeds the 63 bytes of Postgres
    foreignKey({
      name: 'research_output_people_research_output_id_fk',
      columns: [table.research_output_id],
      foreignColumns: [researchOutputs.id],
    }).onDelete('cascade'),
    index('research_output_people_person_id_index').on(table.person_id, table.research_output_id),
  ],
)
