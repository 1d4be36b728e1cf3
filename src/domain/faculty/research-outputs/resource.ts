import { people } from '../../content/people/resource.ts'
import { posts } from '../../content/posts/resource.ts'
import { visiblePostId } from '../../content/posts/visibility.ts'
import { visiblePostFilter } from '../../content/posts/visible-post-filter.ts'
import { trainingAccess } from '../../training/access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  choiceFilter,
  entityFilters,
  integerFilter,
  pairsFilter,
  rangeFilters,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeMany, includeOne } from '../../../platform/resource/includes.ts'
import { referencedIds } from '../../../platform/resource/reference-lists.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { researchOutputsHeaders } from './headers.ts'
import { researchOutput, researchOutputInput } from './schema.ts'
import {
  outputKinds,
  outputStages,
  researchOutputPeople as links,
  researchOutputs as table,
} from './table.ts'
import { researchOutputsVocabularies } from './vocabularies.ts'
import { outputLevels } from '../../../libraries/figure-grammar/figure.ts'

const pairs = { own: links.research_output_id, other: links.person_id, ordinal: links.ordinal }

export const researchOutputs = defineResource({
  path: 'research-outputs',
  one: 'ResearchOutput',
  many: 'ResearchOutputs',
  label: { one: 'a research output', many: 'research outputs', vi: 'nghiên cứu khoa học' },
  access: trainingAccess,
  description:
    'A research output is a topic, seminar, paper, broadcast, bulletin or outreach session of a year.',
  table,
  input: researchOutputInput,
  output: researchOutput,
  select: {
    ...entitySelect(table),
    kind: table.kind,
    level: table.level,
    stage: table.stage,
    title: table.title,
    partner: table.partner,
    year: table.year,
    started_on: table.started_on,
    ended_on: table.ended_on,
    person_ids: referencedIds(pairs, table.id, 'person_ids'),
    post_id: table.post_id,
  },
  concealed: { post_id: { target: () => posts, replacement: visiblePostId(table.post_id, 'post_id') } },
  references: { post_id: { target: () => posts, alias: 'post', required: false } },
  referenceLists: { person_ids: { target: () => people, alias: 'people', pairs } },
  headers: researchOutputsHeaders,
  vocabularies: researchOutputsVocabularies,
  filters: {
    year: integerFilter(table.year, 'Only outputs of these years.'),
    kind: choiceFilter(table.kind, outputKinds, 'Only outputs of these kinds.'),
    level: choiceFilter(
      table.level,
      outputLevels,
      'Only outputs of these levels, or without a level (null).',
    ),
    stage: choiceFilter(
      table.stage,
      outputStages,
      'Only outputs in these stages, or without a stage (null).',
    ),
    person: pairsFilter(
      table.id,
      { own: links.research_output_id, other: links.person_id },
      () => people,
      'Only outputs of any of these people, by id.',
    ),
    partner: textFilter(
      table.partner,
      'Only outputs with these partners, exactly as written.',
      'Trường Chính trị, tỉnh bạn',
    ),
    post: visiblePostFilter(table.post_id, 'Only outputs that these posts report'),
    ...rangeFilters('started_on', table.started_on, 'day', 'the first day'),
    ...rangeFilters('ended_on', table.ended_on, 'day', 'the last day'),
    ...containsFilter('title', table.title, 'the title'),
    ...containsFilter('partner', table.partner, 'the partner'),
    ...entityFilters(table),
  },
  sorts: {
    year: valueSort(table.year, 'year', 'number', 'year'),
    title: textSort(table.title, 'title', 'title'),
    started_on: valueSort(table.started_on, 'started_on', 'day', 'first day'),
    ended_on: valueSort(table.ended_on, 'ended_on', 'day', 'last day'),
    ...entitySorts(table),
  },
  defaultSort: '-year',
  includes: {
    people: includeMany('person_ids', 'people', () => people),
    post: includeOne('post_id', 'post', () => posts),
  },
})
