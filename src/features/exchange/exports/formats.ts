import type { FastifyRequest } from 'fastify'
import { negotiate } from '../../../platform/http/negotiate.ts'
import { Problem } from '../../../platform/http/problems.ts'

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

/**
 * The format of a response: the parameter `format`, else the header `Accept`.
 * @throws Problem 406 where nothing fits
 */
export function formatOf(request: FastifyRequest, named: FormatName | undefined): FormatName {
  if (named !== undefined) return named
  const types = formatNames.map((name) => formats[name].mediaType)
  const chosen = negotiate(request, types)
  const name = formatNames[types.indexOf(chosen ?? '')]
  if (name !== undefined) return name
  throw new Problem('not_acceptable', {
    detail: {
      en: `Accept one of ${types.join(', ')}, or name a format: format=${formatNames.join('|')}.`,
      vi: `Hãy nhận (Accept) một trong các kiểu ${types.join(', ')}, hoặc chỉ định format=${formatNames.join('|')}.`,
    },
  })
}
