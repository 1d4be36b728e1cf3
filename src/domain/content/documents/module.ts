import type { Module } from '../../../platform/resource/module.ts'
import type { DocumentsResource } from './resource.ts'
import { documentMedia, documents as documentsTable } from './table.ts'

/** The module of documents, which programs complete. */
export const documentsModule = (documents: DocumentsResource): Module => ({
  tag: {
    name: 'Documents',
    vi: 'Văn bản',
    description: 'Plans, decisions and other papers that the school issues or applies.',
  },
  tables: [documentsTable, documentMedia],
  resource: documents,
})
