import { everyone } from '../../../platform/access/policy.ts'
import { readEntry } from '../../../platform/access/resource-access.ts'
import type { Module } from '../../../platform/resource/module.ts'
import { editorsAccess } from '../access.ts'
import { fileRoutes } from './files/routes.ts'
import { fileContents, mediaFiles } from './files/table.ts'
import { media } from './resource.ts'
import { media as mediaTable } from './table.ts'
import { uploadRoutes } from './upload/routes.ts'
import { usesRoute } from './uses/routes.ts'

export const mediaModule: Module = {
  tag: {
    name: 'Media',
    vi: 'Hình ảnh, video và tệp',
    description: 'Pictures, videos, recordings and documents: their data, and their files.',
  },
  tables: [mediaTable, fileContents, mediaFiles],
  resource: media,
  policy: { getFile: everyone, listMediaUses: readEntry(editorsAccess) },
  routes: (api) => {
    uploadRoutes(api)
    fileRoutes(api)
    usesRoute(api)
  },
}
