import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { negotiate } from '../../../platform/http/negotiate.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { jsonStatSchema } from './json-stat.ts'

export const fileFormats = ['csv', 'xlsx', 'jsonstat'] as const
export type FileFormat = (typeof fileFormats)[number]
export type FormatName = 'json' | FileFormat

/** The media type of each. */
export const mediaTypes: Record<FormatName, string> = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonstat: 'application/json-stat+json',
}

const sheet = (more: Record<string, unknown>) =>
  z
    .string()
    .describe(
      'A table with Vietnamese labels: a line for each group and year, then those of the whole school.',
    )
    .meta(more)

const schemas: Record<FileFormat, z.ZodType> = {
  csv: sheet({
    example: 'Năm,Số lớp,"Số lớp: tăng, giảm",Số lớp: nguồn\r\n2020,62,,Số liệu đã xác nhận\r\n',
  }),
  xlsx: sheet({ format: 'binary', example: 'PK' }),
  jsonstat: jsonStatSchema,
}

/** What an answer in one of some formats can look like. */
export const contentsOf = (names: readonly FormatName[], json: z.ZodType) =>
  names.map((name) => ({
    mediaType: mediaTypes[name],
    schema: name === 'json' ? json : schemas[name],
  }))

/**
 * The format that `Accept` asks for.
 * @throws Problem 406 where none fits
 */
export function formatOf(request: FastifyRequest): FormatName {
  const types = Object.values(mediaTypes)
  const chosen = negotiate(request, types)
  const found = Object.entries(mediaTypes).find(([, type]) => type === chosen)
  if (found) return found[0] as FormatName
  throw new Problem('not_acceptable', {
    detail: {
      en: `Accept one of ${types.join(', ')}, or add .csv, .xlsx or .jsonstat to the path.`,
      vi: `Hãy nhận (Accept) một trong các kiểu ${types.join(', ')}, hoặc thêm .csv, .xlsx, .jsonstat vào đường dẫn.`,
    },
  })
}
