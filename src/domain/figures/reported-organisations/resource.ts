import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { entityFilters, referenceFilter } from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts } from '../../../platform/resource/sorts.ts'
import { posts } from '../../content/posts/resource.ts'
import { documents } from '../../training/programs/resource.ts'
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
    vi: 'đơn vị được phản ánh trong bài, văn bản',
  },
  access: comparisonAccess,
  description:
    'A reported organisation says whom a post is about, where extraction reads it wrong or not at all, or whom a document is about, of which nothing is read. Reconciliations and facts take it for all figures of the post or the document, also for those that come later. DELETE takes it back: what extraction reads counts again.',
  table,
  input: reportedOrganisationInput,
  output: reportedOrganisation,
  derived: ['about'],
  select: {
    ...entitySelect(table),
    post_id: table.post_id,
    document_id: table.document_id,
    name: table.name,
    about: table.about,
    reason: table.reason,
  },
  references: {
    post_id: { target: () => posts, alias: 'post', required: false },
    document_id: { target: () => documents, alias: 'document', required: false },
  },
  prepare: prepareReported,
  headers: reportedOrganisationsHeaders,
  filters: {
    post: referenceFilter(table.post_id, () => posts, 'Only those of these posts, by id or slug.'),
    document: referenceFilter(table.document_id, () => documents, 'Only those of these documents, by id.'),
    ...entityFilters(table),
  },
  sorts: entitySorts(table),
  defaultSort: '-created_at',
  includes: { post: includeOne('post_id', 'post', () => posts) },
})
