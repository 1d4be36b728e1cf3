import type { FastifyRequest } from 'fastify'
import { negotiateFormat } from '../../../platform/http/negotiate.ts'

export const formatNames = ['ndjson', 'csv', 'xlsx'] as const
export type FormatName = (typeof formatNames)[number]

/** The names of a file format. */
interface Format {
  mediaType: string
  contentType: string
}

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** All formats, the default one first. */
export const formats: Record<FormatName, Format> = {
  ndjson: { mediaType: 'application/x-ndjson', contentType: 'application/x-ndjson' },
  csv: { mediaType: 'text/csv', contentType: 'text/csv; charset=utf-8' },
  xlsx: { mediaType: sheet, contentType: sheet },
}

const mediaTypes = {
  ndjson: formats.ndjson.mediaType,
  csv: formats.csv.mediaType,
  xlsx: formats.xlsx.mediaType,
}

/**
 * The format of a response: the parameter `format`, else the header `Accept`.
 * @throws Problem 406 where nothing fits
 */
export function formatOf(request: FastifyRequest, named: FormatName | undefined): FormatName {
  if (named !== undefined) return named
  return negotiateFormat(request, formatNames, mediaTypes, {
    en: `name a format: format=${formatNames.join('|')}`,
    vi: `chỉ định "format=${formatNames.join('|')}"`,
  })
}
