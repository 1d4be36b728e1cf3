import type { Module } from '../../../platform/resource/module.ts'
import { reportedOrganisations } from './resource.ts'
import { reportedOrganisations as reportedOrganisationsTable } from './table.ts'

export const reportedOrganisationsModule: Module = {
  tag: {
    name: 'ReportedOrganisations',
    vi: 'Đơn vị được phản ánh trong bài, văn bản',
    description: 'Whom posts and documents are about, where an editor corrects what extraction reads.',
  },
  tables: [reportedOrganisationsTable],
  resource: reportedOrganisations,
}
