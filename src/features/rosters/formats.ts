import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { negotiateFormat } from '../../platform/http/negotiate.ts'
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
export const negotiateRoster = (request: FastifyRequest): RosterFormat =>
  negotiateFormat(request, formats, mediaTypes, {
    en: 'add .csv or .xlsx to the path',
    vi: 'thêm .csv, .xlsx vào đường dẫn',
  })
