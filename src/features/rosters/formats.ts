import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { negotiate } from '../../platform/http/negotiate.ts'
import { Problem } from '../../platform/http/problems.ts'
import { roster } from './schema.ts'

/** The formats that have a path with an extension. */
export const rosterFiles = ['csv', 'xlsx'] as const
const formats = ['json', ...rosterFiles] as const
/** A format of a roster. */
export type RosterFormat = (typeof formats)[number]

/** The media types of the formats. */
export const mediaTypes: Record<RosterFormat, string> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const table = (more: Record<string, unknown>) =>
  z
    .string()
    .describe('The list as a table with Vietnamese headers and words, and days as dd/mm/yyyy.')
    .meta(more)

const schemas: Record<RosterFormat, z.ZodType> = {
  json: roster,
  csv: table({ example: 'TT,Mã số học viên,Họ và tên\r\n1,HV001,Nguyễn Văn An\r\n' }),
  xlsx: table({ format: 'binary', example: 'PK' }),
}

/** The contents of a response in one of these formats. */
export const rosterContents = (names: readonly RosterFormat[]) =>
  names.map((name) => ({ mediaType: mediaTypes[name], schema: schemas[name] }))

/** All formats. */
export const allFormats: readonly RosterFormat[] = formats

/** The format of a response, by the `Accept` header. @throws Problem 406 if no format is acceptable */
export function negotiateRoster(request: FastifyRequest): RosterFormat {
  const types = formats.map((name) => mediaTypes[name])
  const chosen = negotiate(request, types)
  const format = formats.find((name) => mediaTypes[name] === chosen)
  if (format !== undefined) return format
  throw new Problem('not_acceptable', {
    detail: {
      en: `Accept one of ${types.join(', ')}, or add .csv or .xlsx to the path.`,
      vi: `Hãy nhận (Accept) một trong các kiểu ${types.join(', ')}, hoặc thêm .csv, .xlsx vào đường dẫn.`,
    },
  })
}
