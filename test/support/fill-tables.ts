import { getTableName, is } from 'drizzle-orm'
import { getTableConfig, PgArray, type PgColumn, type PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { modules } from '../../src/modules.ts'
import { tablesOf } from '../../src/platform/resource/module.ts'

/**
 * Registers that stay small in every school, with the rows that they get here at most: a list may read all of them. All
 * other tables grow with the years.
 */
const smallTables: Readonly<Record<string, number>> = {
  sections: 50,
  tags: 500,
  links: 200,
  menus: 5,
  menu_items: 100,
  programs: 200,
  document_kinds: 50,
  // some hundreds a year
  documents: 3000,
  document_programs: 3000,
  // some dozens a year
  training_plans: 1500,
  staff_developments: 1500,
  staff_development_people: 3000,
  research_outputs: 1500,
  research_output_people: 3000,
  party_members: 1000,
  party_memberships: 2000,
  // about a hundred a year
  commendations: 2000,
  party_cells: 50,
  party_cell_gradings: 1000,
  indicators: 200,
  quota_rules: 100,
  reconciliation_exceptions: 500,
  reported_organisations: 500,
  register_coverage: 200,
  search_synonyms: 500,
  api_keys: 200,
  // kept for seven days
  imports: 500,
}

/** Tables that no list reads. */
const notListed = new Set([
  'class_counts',
  'class_learner_days',
  'class_learner_groups',
  'class_turns',
  'former_fact_keys',
  'import_chunks',
  'learner_numbers',
  'idempotency_keys',
  'search_documents',
  'search_sequences',
  'search_words',
  'search_index_state',
  'post_media',
  'post_views',
  'document_media',
  'file_contents',
  'media_files',
  'revision_media',
])

const year = '(2000 + i % 27)'

const graded = {
  // a few without a grade
  outcome: `case when i % 500 = 2 then 'exempt' else 'graded' end`,
  grade: `case when i % 500 = 2 then null when i % 500 = 3 then 'not_completed' when i % 3 = 0 then 'excellent' else 'good' end`,
  reason_kind: `case when i % 500 = 2 then case when i % 1000 = 2 then 'suspended' else 'new_member' end end`,
  confirmed_at: `case when i % 500 > 0 then now() end`,
  quarter: 'null',
  score: 'i % 100',
  steps: `'[]'`,
  step: `case when i % 500 > 1 then 'decided' when i % 500 = 1 then 'proposed' else 'self_assessed' end`,
}

/** What the checks of a table ask of its values, by column, as SQL over the number `i` of a row. */
const special: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  menu_items: {
    post_id: `case when i % 3 = 0 then id_of('posts', i) end`,
    section_id: `case when i % 3 = 1 then id_of('sections', 1 + i % 50) end`,
    url: `case when i % 3 = 2 then '/lien-he' end`,
  },
  // half of the posts are in the first section, which has nine below it
  sections: { parent_id: `case when i % 10 <> 1 then id_of('sections', i - (i - 1) % 10) end` },
  posts: {
    // some drafts and a few posts of the archive, in between
    status: `case when i % 200 = 0 then 'draft' when i % 1000 = 7 then 'archived' else 'published' end`,
    published_at: `case when i % 1000 = 9 then now() + i * interval '1 hour' when i % 200 <> 0 then now() - i * interval '4 hours' end`,
    body: `repeat('Nội dung ', 60)`,
    body_html: `repeat('Nội dung ', 60)`,
    body_text: `repeat('Nội dung ', 60)`,
    video_url: 'null',
    pinned_until: `case when i % 1000 = 11 then now() + i * interval '1 minute' when i % 10 = 3 then now() - i * interval '1 minute' end`,
  },
  // some wait for approval, or for changes
  working_drafts: {
    review: `case when i % 1000 = 1 then 'submitted' when i % 1000 = 2 then 'returned' end`,
    base_revision: `case when i % 3 = 0 then 1 end`,
    content: `case when i % 3 = 0 then '{}'::jsonb end`,
    next_published_at: `case when i % 3000 = 9 then now() + interval '1 day' end`,
    schedule_problem: 'null',
  },
  // some posts have no tag, no author
  post_tags: { post_id: `id_of('posts', i + i / 9)` },
  post_bylines: { post_id: `id_of('posts', i + i / 9)` },
  post_revisions: {
    post_id: `id_of('posts', 1 + i % 200)`,
    revision: 'i / 200 + 1',
    content: `'{}'`,
  },
  working_draft_revisions: {
    post_id: `id_of('posts', 1 + i % 200)`,
    revision: 'i / 200 + 1',
    content: `'{}'`,
    ended_at: `case when i % 3 > 0 then now() end`,
    published_revision: `case when i % 3 = 1 then 1 end`,
  },
  classes: { headcount: '30', headcount_unplanned: '3', planned: 'case when i % 3 > 0 then i % 3 = 1 end' },
  learners: { nationality: `'VN'`, ethnicity: `lpad((1 + i % 54)::text, 2, '0')` },
  enrollments: {
    class_id: `id_of('classes', 1 + i % 600)`,
    learner_id: `id_of('learners', i + i / 9)`,
    score: 'i % 11',
    certificate_number: `'certificate ' || i`,
  },
  enrollment_events: {
    enrollment_id: `id_of('enrollments', 1 + i % 10000)`,
    sequence: '1 + i / 10000',
    place: '1 + i / 10000',
    kind: `case when i % 3 = 0 then 'completed' else 'withdrawn' end`,
    corrected_kind: 'null',
    replaces_event_id: 'null',
    to_enrollment_id: 'null',
  },
  documents: {
    number: `'number ' || i`,
    number_key: `'number-' || i`,
    published: 'i % 10 > 0',
  },
  // some are in the contact list
  people: { contact_order: 'case when i % 50 = 0 then i end' },
  links: {
    media_id: `id_of('media', i)`,
    shown_from: `case when i % 10 = 0 then now() - interval '1 day' end`,
    shown_until: `case when i % 20 = 0 then now() + interval '1 day' end`,
  },
  // one every four hours, some of them for some days
  events: {
    ends_at: `case when i % 50 = 0 then now() - (i - 12) * interval '4 hours' end`,
    internal: 'i % 500 = 7',
    class_id: `case when i % 3 = 0 then id_of('classes', 1 + i % 600) end`,
  },
  // some documents belong to no program
  document_programs: { document_id: `id_of('documents', i + i / 9)` },
  training_plans: { version: '1 + i % 1000', year: '(2000 + i / 60)' },
  media: {
    decorative: 'false',
    sources: `'[]'`,
    alt: 'null',
    // some are uploads
    file_key: `case when i % 10 = 0 then 'key ' || i end`,
    file_name: `case when i % 10 = 0 then 'tep.pdf' end`,
    unused_since: 'null',
    focal_point: 'null',
  },
  staff_development_people: { staff_development_id: `id_of('staff_developments', i / 2 + i / 9)` },
  research_output_people: { research_output_id: `id_of('research_outputs', i / 2 + i / 9)` },
  party_members: {
    ethnicity: `lpad((1 + i % 54)::text, 2, '0')`,
    official_on: `date '2026-11-02'`,
  },
  party_memberships: {
    from: `case when i % 3 > 0 then date '2000-01-01' + i end`,
    to: `case when i % 2 = 0 then date '2026-11-01' - i % 900 end`,
    left_for: `case when i % 4 = 0 then 'moved_cell' when i % 100 = 2 then 'deceased' end`,
  },
  party_cell_gradings: {
    party_cell_id: `id_of('party_cells', 1 + i % 50)`,
    year: '(2000 + i / 50)',
    ...graded,
    decided_on: 'make_date(2000 + i / 50, 12, 31)',
  },
  party_member_gradings: {
    // a member with many gradings, and others with some
    party_member_id: `id_of('party_members', 1 + i % 1000)`,
    party_cell_id: `id_of('party_cells', 1 + i % 50)`,
    year: '(2000 + i / 1000)',
    holds_leadership: `case when i % 100 = 0 then true when i % 100 = 1 then false end`,
    ...graded,
    decided_on: 'make_date(2000 + i / 1000, 12, 31)',
  },
  commendations: {
    // one recipient each
    party_cell_id: `case when i % 4 = 0 then id_of('party_cells', 1 + i / 4 % 50) end`,
    party_member_id: `case when i % 4 = 1 then id_of('party_members', 1 + i % 1000) end`,
    person_id: `case when i % 4 = 2 then id_of('people', 1 + i % 1000) end`,
    unit: `case when i % 4 = 3 then 'unit ' || i % 1000 end`,
    year,
    decided_on: `make_date(${year}, 1 + i % 12, 1)`,
  },
  figures: {
    indicator_id: `id_of('indicators', 1 + (i * 13) % 200)`,
    period_kind: `case when i % 500 = 1 then 'as_of' else 'year' end`,
    period_start: `case when i % 500 = 1 then null else make_date(${year}, 1, 1) end`,
    period_end: `make_date(${year}, 12, 31)`,
    dimensions: `jsonb_strip_nulls(jsonb_build_object('scenario', case when i % 400 = 2 then 'plan' else 'actual' end,
      'program', case when i % 2 = 0 then 'code ' || i % 200 end))`,
    value: 'i',
    unit: `case when i % 300 = 9 then 'session' else 'class' end`,
    relation: 'null',
    denominator: 'null',
    status: `case when i % 200 = 0 then 'proposed' when i % 1000 = 7 then 'rejected' else 'confirmed' end`,
    fact_key: `'fact ' || i % 5000`,
    decided_at: `now() - i * interval '4 hours'`,
    // posts and documents as sources
    post_id: `case when i % 3 > 0 then id_of('posts', 1 + i % 5000) end`,
    post_revision: 'case when i % 3 > 0 then 1 end',
    quoted_field: `case when i % 3 > 0 then 'body_text' end`,
    quote: `case when i % 3 > 0 then 'quote' end`,
    quote_start: 'case when i % 3 > 0 then i end',
    quote_end: 'case when i % 3 > 0 then i + 5 end',
    source_stale: 'i % 601 = 1 and i % 3 > 0',
    document_number: `case when i % 3 = 0 then 'document ' || i % 1000 end`,
    document_id: `case when i % 9 = 0 then id_of('documents', 1 + i % 3000) end`,
    document_issuer: 'null',
    document_date: 'null',
    document_page: 'null',
  },
  party_cells: {
    dissolved_on: `case when i % 10 = 0 then date '2025-01-01' end`,
    established_on: `date '2001-01-01'`,
    committees_above: `'[]'`,
  },
  indicators: { adds_over: `'{}'`, dimensions: `'{}'` },
  quota_rules: {
    base_grades: `'{good}'`,
    limit: '20',
    exceptional_limit: '25',
    good_score: 'null',
    completed_score: 'null',
    excellent_score: 'null',
  },
  reconciliation_exceptions: { figure_ids: `array[id_of('figures', i), id_of('figures', i + 1)]` },
  reported_organisations: {
    post_id: `case when i % 5 > 0 then id_of('posts', i) end`,
    document_id: `case when i % 5 = 0 then id_of('documents', i) end`,
  },
  imports: {
    resource: `'posts'`,
    status: `case when i % 100 = 0 then 'running' else 'completed' end`,
    problem: 'null',
    heads: 'null',
    layout: 'null',
    frame: 'null',
    preview: 'null',
    warnings: `'[]'`,
    checks: `'[]'`,
  },
  import_errors: { import_id: `id_of('imports', 1 + i % 20)`, deferred: 'false', raw: 'null' },
  api_keys: { role: `case when i % 2 = 0 then 'editor' else 'reader' end` },
  audit_events: {
    action: `case when i % 20 = 0 then 'read' else 'write' end`,
    row_ids: 'null',
    exact_row_ids: 'null',
    row_ranges: `case when i % 50 = 0 then ('{[' || id_of('posts', i) || ',' || id_of('posts', i) || ']}')::uuid_multirange end`,
  },
  slug_redirects: {
    resource: `'posts'`,
    slug: `case when i % 2 = 0 then 'former-' || i else '//old.example/tin/' || i end`,
    address: `case when i % 2 = 1 then 'https://old.example/tin/' || i end`,
    path: `case when i % 2 = 1 then '/tin/' || i end`,
    resource_id: `id_of('posts', i)`,
    created_at: `now() - i * interval '4 hours'`,
  },
}

/** Columns that an order or a range of time is about: the first rows are the newest. */
const moment = `now() - i * interval '4 hours'`

/** A number from 0 to 999 that neither follows from `i` nor from those of other columns. */
const randomOf = (column: PgColumn) => `(abs(hashint8extended(i, ${hash(column.name)})) % 1000)`

const hash = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)

/** SQL of a value of a column, from the number `i` of its row. Most rows have common values, a few have rare ones. */
function valueOf(table: PgTable, column: PgColumn, referenced: PgTable | undefined, rows: RowCount): string {
  const { name, enumValues, notNull } = column
  const type = column.getSQLType()
  const random = randomOf(column)
  if (name === 'id') return `id_of('${getTableName(table)}', i)`
  if (name === 'deleted_at') return `case when ${random} < 20 then ${moment} end`
  if (name === 'current') return 'true'
  if (referenced === table) return 'null'
  if (referenced) {
    // half of the rows refer to one row
    const target = getTableName(referenced)
    const any = `id_of('${target}', case when ${random} < 500 then 1 else 1 + (i * 13) % ${rows(referenced)} end)`
    return notNull ? any : `case when ${random} > 100 then ${any} end`
  }
  if (is(column, PgArray)) return `'{}'`
  if (enumValues && enumValues.length > 0) {
    const [first, second = first, ...others] = enumValues
    const rare = others.at(-1) ?? second
    return `case when ${random} < 2 then '${rare}' when ${random} < 350 then '${second}' else '${first}' end`
  }
  if (type === 'boolean') return `(${random} < 2)`
  if (type === 'uuid') return `id_of('${getTableName(table)}', i)`
  if (type === 'integer') return name.endsWith('year') ? year : 'i % 4 + 1'
  if (type === 'date') return `(date '2026-11-01' - i % 9000)`
  if (type.startsWith('timestamp')) return moment
  if (type.startsWith('json')) return `'{}'`
  if (type === 'text' && isKey(name)) return `'${name} ' || i`
  if (type === 'text') return `case when ${random} < 500 then '${name}' else '${name} ' || ${random} end`
  return 'i'
}

/** Whether equal values are refused or never stored. */
const isKey = (name: string) => /^(slug|code|code_key|external_id|public_id|term)$/.test(name)

type RowCount = (table: PgTable) => number

/**
 * Fills all tables that lists read, as they are after many years, and analyzes them. Constraints are checked; triggers and
 * foreign keys are not.
 */
export async function fillTables(pool: pg.Pool, rowsOfLargeTables: number): Promise<void> {
  const rows: RowCount = (table) => smallTables[getTableName(table)] ?? rowsOfLargeTables
  const client = await pool.connect()
  // the limits of the server and of the client are for requests; filling takes as long as the machine is slow
  const run = (text: string) => client.query({ text, query_timeout: 2 ** 31 - 1 } as pg.QueryConfig)
  try {
    await run(`set session_replication_role = replica`)
    await run('set statement_timeout = 0')
    await run(
      `create function pg_temp.id_of(name text, i bigint) returns uuid language sql immutable
        as $$ select md5(name || i)::uuid $$`,
    )
    for (const table of tablesOf(modules).filter((one) => !notListed.has(getTableName(one)))) {
      await run(insertSql(table, rows))
    }
    await run('reset session_replication_role')
    // also marks pages as visible, as it is done in the background for a running server
    await run('vacuum analyze')
    await run('reset statement_timeout')
  } finally {
    client.release()
  }
}

function insertSql(table: PgTable, rows: RowCount): string {
  const name = getTableName(table)
  const { columns, foreignKeys } = getTableConfig(table)
  const targets = new Map(
    foreignKeys.flatMap((key) => {
      const { columns: own, foreignTable } = key.reference()
      return own.length === 1 ? [[own[0]!.name, foreignTable] as const] : []
    }),
  )
  const stored = columns.filter(({ generated }) => generated === undefined)
  const names = stored.map((column) => `"${column.name}"`).join(', ')
  const values = stored
    .map((column) => special[name]?.[column.name] ?? valueOf(table, column, targets.get(column.name), rows))
    .map((value) => value.replaceAll(/\bid_of\(/g, 'pg_temp.id_of('))
  return `insert into "${name}" (${names}) select ${values.join(', ')} from generate_series(1, ${rows(table)}) as i on conflict do nothing`
}
