import type { Module } from '../../../platform/resource/module.ts'
import { media } from './resource.ts'
import { media as mediaTable } from './table.ts'

export const mediaModule: Module = {
  tag: { name: 'Media', description: 'What is known of pictures and videos.' },
  tables: [mediaTable],
  resource: media,
}
