import { z } from 'zod'
import { formatsOf, type Formats } from '../../../platform/http/format-routes.ts'
import { jsonStatSchema } from './json-stat.ts'

/** The formats that have a path with an extension. */
const fileFormats = ['csv', 'xlsx', 'jsonstat'] as const
type FileFormat = (typeof fileFormats)[number]
/** A format of a response. */
export type FormatName = 'json' | FileFormat

/** The media types of the formats. */
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
      'A table with Vietnamese labels: a row for each group and year, then the rows of the whole school.',
    )
    .meta(more)

const schemas: Record<FileFormat, z.ZodType> = {
  csv: sheet({
    example: 'Năm,Số lớp,"Số lớp: tăng, giảm",Số lớp: nguồn\r\n2020,62,,Số liệu đã xác nhận\r\n',
  }),
  xlsx: sheet({ format: 'binary', example: 'PK' }),
  jsonstat: jsonStatSchema,
}

/** The formats of a statistic with a schema of its JSON. */
export const statisticFormats = (json: z.ZodType): Formats<FileFormat> =>
  formatsOf(json, fileFormats, mediaTypes, schemas)
