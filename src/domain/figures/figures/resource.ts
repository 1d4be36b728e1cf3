import { sql } from 'drizzle-orm'
import { qualified } from '../../../platform/database/columns.ts'
import { visibleDocumentId } from '../../content/documents/visibility.ts'
import { posts } from '../../content/posts/resource.ts'
import { figureAccess } from '../access.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import type { Include } from '../../../platform/resource/definition.ts'
import {
  booleanFilter,
  choiceFilter,
  entityFilters,
  integerFilter,
  referenceFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import type { Filter } from '../../../platform/resource/filter.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, valueSort } from '../../../platform/resource/sorts.ts'
import { acquireProgramCodesShared } from '../../training/programs/code-lock.ts'
import { documents } from '../../training/programs/resource.ts'
import {
  enrollmentResults,
  grades,
  groups,
  levels,
  periodKinds,
  programFamilies,
  scenarios,
  stages,
  subjects,
  trainingTypes,
  units,
} from '../../../libraries/figure-grammar/figure.ts'
import { indicators } from '../indicators/resource.ts'
import { figuresHeaders } from './headers.ts'
import { figureSearch } from './search.ts'
import { dimensionFilter, programFilter } from './filters.ts'
import { assertNotDecided } from './status-changes.ts'
import { prepareFigures } from './prepare.ts'
import { figure, figureInput, type Figure } from './schema.ts'
import { figureInternal, figurePeriod, figureSource, readingOrder, supersededBy } from './selection.ts'
import { figures as table, figureStatuses } from './table.ts'
import { visibleFigureOfPage } from './visibility.ts'

const planned = ['true', 'false']

const dimensionFilters: Record<string, Filter> = {
  program: programFilter('Only figures of these programs, by code or id.'),
  family: dimensionFilter('family', programFamilies, 'Only these subject families, or none (null).'),
  training_type: dimensionFilter(
    'training_type',
    trainingTypes,
    'Only these training types, or none (null).',
  ),
  planned: dimensionFilter(
    'planned',
    planned,
    'Only what was in the plan, outside it, or not stated (null).',
  ),
  stage: dimensionFilter('stage', stages, 'Only these stages, or none (null).'),
  scenario: dimensionFilter('scenario', scenarios, 'Only results (`actual`), or only plans (`plan`).'),
  grade: dimensionFilter('grade', grades, 'Only these grades, or none (null).'),
  result: dimensionFilter('result', enrollmentResults, 'Only these results, or none (null).'),
  level: dimensionFilter('level', levels, 'Only these levels, or none (null).'),
  subject: dimensionFilter('subject', subjects, 'Only these activities, or none (null).'),
  group: dimensionFilter('group', groups, 'Only these groups of persons, or none (null).'),
}

type Sourced = Pick<Figure, 'source' | 'post'>

const postOf = ({ source }: Sourced) => source?.post_id ?? null

const includePost: Include<Sourced> = {
  target: () => posts,
  ids: (row) => [postOf(row)],
  attach: (row, found) => {
    row.post = found.get(postOf(row) ?? '') ?? null
  },
}

export const figures = defineResource({
  path: 'figures',
  one: 'Figure',
  many: 'Figures',
  label: { one: 'a figure', many: 'figures', vi: 'số liệu' },
  before: 'Indicators',
  access: figureAccess,
  description:
    'A figure is a number that a source states. Without a key with `figures:read`, only confirmed figures are visible that a document states, or the current text of a public post.',
  table,
  input: figureInput,
  output: figure,
  derived: ['source_stale', 'fact_key'],
  select: {
    ...entitySelect(table),
    indicator_id: table.indicator_id,
    period: figurePeriod.as('period'),
    dimensions: table.dimensions,
    value: table.value,
    qualifier: table.qualifier,
    relation: table.relation,
    denominator: table.denominator,
    denominator_basis: table.denominator_basis,
    percent: table.percent,
    unit: table.unit,
    status: table.status,
    exhaustive_over: table.exhaustive_over,
    source: figureSource.as('source'),
    document_id: table.document_id,
    source_stale: table.source_stale,
    note: table.note,
    reason: table.reason,
    decided_at: table.decided_at,
    supersedes_id: table.supersedes_id,
    superseded_by_id: supersededBy.as('superseded_by_id'),
    fact_key: table.fact_key,
  },
  // superseded figures are not public
  publicSelect: { supersedes_id: sql<string | null>`null::uuid`.as('supersedes_id') },
  internal: figureInternal.as('internal'),
  publicCondition: visibleFigureOfPage,
  concealed: {
    document_id: {
      target: () => documents,
      replacement: visibleDocumentId(table.document_id, 'document_id'),
    },
  },
  references: {
    indicator_id: { target: () => indicators, alias: 'indicator', required: false },
    document_id: { target: () => documents, alias: 'document', required: false, keptIfLeftOut: true },
  },
  // a change of a program code waits for this lock, and then updates the figures
  acquireExtraLocks: acquireProgramCodesShared,
  prepare: prepareFigures,
  assertMayChange: assertNotDecided,
  headers: figuresHeaders,
  filters: {
    indicator: referenceFilter(
      table.indicator_id,
      () => indicators,
      'Only figures of these indicators, by id or code.',
    ),
    year: integerFilter(
      table.period_year,
      'Only figures whose period starts in these years; for `as_of`, whose day is in them.',
    ),
    period_kind: choiceFilter(table.period_kind, periodKinds, 'Only these kinds of period.'),
    ...dimensionFilters,
    unit: choiceFilter(table.unit, units, 'Only these units.'),
    status: choiceFilter(table.status, figureStatuses, 'Only figures of these states.'),
    source_stale: booleanFilter(
      table.source_stale,
      'Only figures whose quote is no longer in the post (true), or the others (false).',
    ),
    post: referenceFilter(table.post_id, () => posts, 'Only figures that these posts state, by id or slug.'),
    document: textFilter(table.document_number, 'Only figures that these documents state, by number.'),
    fact_key: textFilter(table.fact_key, 'Only statements of these facts.'),
    ...entityFilters(table),
  },
  sorts: {
    // no field of the row: it is within the period
    period_end: {
      by: () => qualified(table.period_end),
      kind: 'day',
      nullable: true,
      description: 'last day of the period',
    },
    decided_at: valueSort(table.decided_at, 'decided_at', 'instant', 'confirmation or rejection'),
    value: valueSort(table.value, 'value', 'number', 'the number'),
    reading: {
      by: () => readingOrder,
      kind: 'number',
      nullable: true,
      description: 'position in its post: title, caption, summary, body',
    },
    ...entitySorts(table),
  },
  defaultSort: '-created_at',
  search: figureSearch,
  includes: { indicator: includeOne('indicator_id', 'indicator', () => indicators), post: includePost },
})
