import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { entityFilters, referenceFilter } from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts } from '../../../platform/resource/sorts.ts'
import { posts } from '../../content/posts/resource.ts'
import { comparisonAccess } from '../access.ts'
import { reportedOrganisationsHeaders } from './headers.ts'
import { prepareReported } from './prepare.ts'
import { reportedOrganisation, reportedOrganisationInput } from './schema.ts'
import { reportedOrganisations as table } from './table.ts'

export const reportedOrganisations = defineResource({
  path: 'reported-organisations',
  one: 'ReportedOrganisation',
  many: 'ReportedOrganisations',
  label: {
    one: 'a reported organisation',
    many: 'reported organisations',
    vi: 'đơn vị được phản ánh trong bài',
  },
  access: comparisonAccess,
  description:
    'A reported organisation says whom a post is about, where extraction reads it wrong or not at all. Reconciliations and facts take it for all figures of the post, also for those that are extracted later. DELETE takes it back: what extraction reads counts again.',
  table,
  input: reportedOrganisationInput,
  output: reportedOrganisation,
  derived: ['about'],
  select: {
    ...entitySelect(table),
    post_id: table.post_id,
    name: table.name,
    about: table.about,
    reason: table.reason,
  },
  references: { post_id: { target: () => posts, alias: 'post', required: true } },
  prepare: prepareReported,
  headers: reportedOrganisationsHeaders,
  filters: {
    post: referenceFilter(table.post_id, () => posts, 'Only those of these posts, by id or slug.'),
    ...entityFilters(table),
  },
  sorts: entitySorts(table),
  defaultSort: '-created_at',
  includes: { post: includeOne('post_id', 'post', () => posts) },
})
