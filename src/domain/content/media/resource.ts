import { sql } from 'drizzle-orm'
import { contentAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import { choiceFilter, entityFilters, textFilter } from '../../../platform/resource/filters.ts'
import { entitySorts, textSort } from '../../../platform/resource/sorts.ts'
import { uploadedFile } from './files/addresses.ts'
import { removeUnusedContents } from './files/remove-contents.ts'
import { storeFiles } from './files/store-files.ts'
import { mediaHeaders } from './headers.ts'
import { isOwnFile } from './own-files.ts'
import { prepareMedia } from './prepare.ts'
import { mediaInput, mediaItem, type Media } from './schema.ts'
import { media as table, mediaKinds } from './table.ts'
import { visibleMedia } from './visibility.ts'

export const media = defineResource({
  path: 'media',
  one: 'Media',
  many: 'Media',
  label: { one: 'a media item', many: 'media items', vi: 'tệp đa phương tiện' },
  access: { ...contentAccess, own_rows: 'content:write_own' },
  description:
    'A media item has the data of a picture, a video or a document; caption and credit of a use belong to the post. Without a key with `content:read`, an uploaded file is listed only where readers see a post, a document, a link or a person with it; authors (`content:write_own`) see their own uploads too.',
  table,
  input: mediaInput,
  output: mediaItem,
  select: {
    ...entitySelect(table),
    kind: table.kind,
    title: table.title,
    alt: table.alt,
    decorative: table.decorative,
    credit: table.credit,
    mime_type: table.mime_type,
    bytes: table.bytes,
    width: table.width,
    height: table.height,
    duration_s: table.duration_s,
    sources: table.sources,
    original_url: table.original_url,
    focal_point: table.focal_point,
    file: sql<Media['file']>`${uploadedFile()}`.as('file'),
  },
  derived: ['file'],
  ownCreate: true,
  publicCondition: visibleMedia,
  ownCondition: isOwnFile,
  headers: mediaHeaders,
  filters: {
    kind: choiceFilter(table.kind, mediaKinds, 'Only these kinds.'),
    mime_type: textFilter(table.mime_type, 'Only these media types, such as image/jpeg.'),
    ...containsFilter('title', table.title, 'the title', 'indexed'),
    ...entityFilters(table),
  },
  sorts: { ...entitySorts(table), title: textSort(table.title, 'title', 'title') },
  defaultSort: '-created_at',
  prepare: prepareMedia,
  storeRelated: storeFiles,
  purged: removeUnusedContents,
})
