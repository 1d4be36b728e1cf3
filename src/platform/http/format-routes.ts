import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Api } from './api.ts'
import { negotiateFormat } from './negotiate.ts'
import { readRoute } from './register-route.ts'
import type { Call, ReadResult, ResponseDeclaration, RouteDeclaration } from './route.ts'

/** The formats of a response: JSON, and files. */
export interface Formats<Name extends string> {
  /** The formats that have a path with an extension. */
  files: readonly Name[]
  /** The contents of a response in all formats, and as a file. */
  contents: Record<'all' | 'files', NonNullable<ResponseDeclaration['contents']>>
  /** The format that `Accept` names. @throws Problem 406 if no format is acceptable */
  negotiate: (request: FastifyRequest) => Name | 'json'
}

/** Makes the formats of a response from its JSON schema and the media types and schemas of its files. */
export function formatsOf<Name extends string>(
  json: z.ZodType,
  files: readonly Name[],
  mediaTypes: Readonly<Record<Name | 'json', string>>,
  schemas: Readonly<Record<Name, z.ZodType>>,
): Formats<Name> {
  const all: readonly (Name | 'json')[] = ['json', ...files]
  const contents = (names: readonly (Name | 'json')[]) =>
    names.map((name) => ({
      mediaType: mediaTypes[name],
      schema: name === 'json' ? json : schemas[name],
    }))
  const extensions = files.map((name) => `.${name}`)
  const hint = {
    en: `add ${extensions.slice(0, -1).join(', ')} or ${extensions.at(-1)} to the path`,
    vi: `thêm ${extensions.join(', ')} vào đường dẫn`,
  }
  return {
    files,
    contents: { all: contents(all), files: contents(files) },
    negotiate: (request) => negotiateFormat(request, all, mediaTypes, hint),
  }
}

/** The declaration of a read in several formats. */
interface FormatRoute<P extends z.ZodRawShape, Q extends z.ZodType, Name extends string> extends Pick<
  RouteDeclaration<z.ZodObject<P>, Q, z.ZodType>,
  'url' | 'operationId' | 'tag' | 'summary' | 'description' | 'query' | 'cacheable'
> {
  /** The parameters of the path; empty for a path without any. */
  params: P
  /** What the response is, in a sentence. */
  response: string
  formats: Formats<Name>
  respond: (format: Name | 'json', call: Call<z.ZodObject<P>, Q>) => Promise<ReadResult>
}

/**
 * Registers a read under its path, where `Accept` names the format, and as a file under the same path with the format as
 * extension. The operation id of the second one ends with `File`.
 */
export function formatRoutes<P extends z.ZodRawShape, Q extends z.ZodType, Name extends string>(
  api: Api,
  { params, response, formats, respond, ...shared }: FormatRoute<P, Q, Name>,
): void {
  const { url, operationId, summary, description } = shared
  const whole = { description: response, whole: true }
  readRoute(api, {
    ...shared,
    method: 'GET',
    description: `${description} The format is JSON, or the one that \`Accept\` names.`,
    // with an empty schema the operation would have the problems of paths with parameters
    ...(url.includes(':') ? { params: z.object(params) } : {}),
    responses: { 200: { ...whole, contents: formats.contents.all } },
    problems: ['not_acceptable'],
    handler: async (call) => await respond(formats.negotiate(call.request), call),
  })
  const file = z.object({
    format: z.enum(formats.files).meta({ description: 'The format of the file.', example: 'csv' }),
  })
  readRoute(api, {
    ...shared,
    method: 'GET',
    url: `${url}.:format`,
    operationId: `${operationId}File`,
    summary: { en: `${summary.en}, as a file`, vi: `${summary.vi} (dạng tệp)` },
    description: `${description} The extension of the path is the format.`,
    params: z.object({ ...params, ...file.shape }),
    responses: { 200: { ...whole, contents: formats.contents.files } },
    // the type of a generic shape does not show the field
    handler: async (call) => await respond(file.parse(call.params).format, call),
  })
}
