import type { ReadResult } from '../../platform/http/route.ts'
import { slugOf } from '../../libraries/vietnamese/slug.ts'
import { renderSheet } from '../exchange/render-sheet.ts'
import { tableMediaTypes, type TableFormat } from '../exchange/table-formats.ts'
import type { Roster } from './schema.ts'
import { toSheet } from './sheet.ts'

/** Renders a roster in a format. */
export async function renderRoster(roster: Roster, format: TableFormat): Promise<ReadResult> {
  const mediaType = tableMediaTypes[format]
  if (format === 'json') return { body: roster, mediaType }
  const file = await renderSheet(toSheet(roster), `danh-sach-lop-${slugOf(roster.class.code)}`, format)
  return { mediaType, ...file }
}
