import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import type { ReferenceList, ResourceDefinition } from '../../../platform/resource/definition.ts'
import {
  booleanFilter,
  entityFilters,
  integerFilter,
  pairsFilter,
  rangeFilters,
  referenceFilter,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { referencedIds } from '../../../platform/resource/reference-lists.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { contentAccess } from '../access.ts'
import { documentKinds } from '../document-kinds/resource.ts'
import { media } from '../media/resource.ts'
import { posts } from '../posts/resource.ts'
import { visiblePostFilter } from '../posts/visible-post-filter.ts'
import { visiblePostId } from '../posts/visibility.ts'
import { documentNumberFilter } from './filters.ts'
import { documentsHeaders } from './headers.ts'
import { lockKindOf, prepareDocuments } from './prepare.ts'
import { rejectCircles } from './replacements.ts'
import { document, documentInput, type Document, type DocumentInput } from './schema.ts'
import { documentSearch } from './search.ts'
import { documentFiles, kindFields, replacedById, visiblyReplacedById } from './selection.ts'
import { documentMedia, documents as table } from './table.ts'
import { visibleDocument, visibleDocumentId } from './visibility.ts'

/** Documents as they are stored, read and written. */
export type DocumentsResource = ResourceDefinition<Document, DocumentInput, typeof table>

/** The programs that documents belong to. */
interface ProgramsOfDocuments {
  programs: () => ResourceDefinition
  pairs: ReferenceList['pairs']
}

const files = {
  own: documentMedia.document_id,
  other: documentMedia.media_id,
  ordinal: documentMedia.ordinal,
}

/** Defines documents. Programs name documents themselves, so that who defines programs gives them. */
export function documentsWith({ programs, pairs }: ProgramsOfDocuments): DocumentsResource {
  const documents: DocumentsResource = defineResource({
    path: 'documents',
    one: 'Document',
    many: 'Documents',
    label: { one: 'a document', many: 'documents', vi: 'văn bản' },
    access: { ...contentAccess, public_rows: 'content:publish' },
    description:
      'A document is a plan, a decision or another paper that the school issues or applies, with its files. Without a key with `content:read`, only published documents are visible.',
    table,
    input: documentInput,
    output: document,
    derived: ['kind_name', 'replaced_by_id', 'files'],
    select: {
      ...entitySelect(table),
      number: table.number,
      ...kindFields,
      title: table.title,
      issuer: table.issuer,
      issued_on: table.issued_on,
      effective_on: table.effective_on,
      expires_on: table.expires_on,
      signed_by: table.signed_by,
      signer_position: table.signer_position,
      replaces_id: table.replaces_id,
      replaced_by_id: replacedById,
      program_ids: referencedIds(pairs, table.id, 'program_ids'),
      post_id: table.post_id,
      media_ids: referencedIds(files, table.id, 'media_ids'),
      files: documentFiles,
      published: table.published,
    },
    publicSelect: {
      replaces_id: visibleDocumentId(table.replaces_id, 'replaces_id'),
      replaced_by_id: visiblyReplacedById,
      post_id: visiblePostId(table.post_id, 'post_id'),
    },
    publicCondition: visibleDocument,
    isPublic: ({ published }) => published,
    // a restored document must not become public without being published again
    fieldsOnRestore: { published: false },
    references: {
      replaces_id: { target: () => documents, alias: 'replaces', required: false },
      post_id: { target: () => posts, alias: 'post', required: false },
    },
    referenceLists: {
      program_ids: { target: programs, alias: 'programs', pairs },
      media_ids: { target: () => media, alias: 'media', pairs: files },
    },
    keyless: {
      fields: { number: table.number, issuer: table.issuer, issued_on: table.issued_on },
      names: new Set(['issuer']),
      valuesOf: ({ number, issuer, issued_on }) => ({ number, issuer, issued_on }),
      ambiguous: {
        en: 'Several stored documents have this number, issuer and day: give the row the external id of the one it means.',
        vi: 'Có nhiều văn bản trùng số, cơ quan ban hành và ngày: hãy ghi mã văn bản cho dòng này.',
      },
    },
    serializeWrites: true,
    headers: documentsHeaders,
    filters: {
      number: documentNumberFilter(
        table.number_key,
        'Only documents with these numbers, in any way of writing: `15-KH/TCT`, `15/KH-TCT` and `15 kh tct` are the same.',
      ),
      kind: referenceFilter(
        table.kind_id,
        () => documentKinds,
        'Only documents of these kinds, by id or code.',
      ),
      issuer: textFilter(
        table.issuer,
        'Only documents of these issuers, exactly as written.',
        'Ban Thường vụ, Tỉnh ủy',
      ),
      year: integerFilter(table.issued_year, 'Only documents that were issued in these years.'),
      program: pairsFilter(
        table.id,
        pairs,
        programs,
        'Only documents that belong to any of these programs, by id or code.',
      ),
      post: visiblePostFilter(table.post_id, 'Only documents that belong to these posts'),
      published: booleanFilter(table.published, 'Only documents that are published (true) or not (false).'),
      ...rangeFilters('issued_on', table.issued_on, 'day', 'the day of issue'),
      ...rangeFilters('effective_on', table.effective_on, 'day', 'the first day in force'),
      ...rangeFilters('expires_on', table.expires_on, 'day', 'the last day in force'),
      ...entityFilters(table),
    },
    sorts: {
      issued_on: valueSort(table.issued_on, 'issued_on', 'day', 'day of issue'),
      title: textSort(table.title, 'title', 'title'),
      ...entitySorts(table),
    },
    defaultSort: '-issued_on',
    search: documentSearch,
    includes: { post: includeOne('post_id', 'post', () => posts) },
    prepare: prepareDocuments,
    beforeRestore: lockKindOf,
    stored: rejectCircles,
  })
  return documents
}
