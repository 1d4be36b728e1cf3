import { z } from 'zod'
import { acceptedTypes } from '../../../../libraries/file-kinds/accepted.ts'
import type { Api } from '../../../../platform/http/api.ts'
import { fileRoute, type ImmutableFile } from '../../../../platform/http/file-route.ts'
import { filesUnavailable } from './unavailable.ts'

const params = z.object({
  key: z.string().describe('The random part of the address.').meta({ example: 'q83vEjRWeJCrze8SNFZ4kA' }),
  name: z.string().describe('The name of the file.').meta({ example: '640.webp' }),
})

const bytes = z.string().describe('The bytes of the file.').meta({ format: 'binary', example: 'RIFF' })

/** The types that files are served in: pictures as WebP and JPEG, all else as it was uploaded. */
const contents = Object.entries(acceptedTypes)
  .filter(([type, { kind }]) => kind !== 'image' || type === 'image/webp' || type === 'image/jpeg')
  .map(([mediaType]) => ({ mediaType, schema: bytes }))

/** A file as its address finds it. */
interface FoundFile {
  sha256: string
  type: string
  bytes: number
  file_name: string
}

const findFile = `select f.sha256, f.type, f.bytes::float8 as bytes, m.file_name
  from media m join media_files f on f.media_id = m.id
  where m.file_key = $1 and f.name = $2 and m.deleted_at is null`

/** A download with a name of any letters (RFC 6266, RFC 8187). */
export function asDownload(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** How long a reader may take. */
const timeoutMs = 3_600_000

/** The route of the addresses of files. */
export function fileRoutes(api: Api): void {
  const { database, files } = api
  fileRoute(api, {
    method: 'GET',
    url: '/v1/files/:key/:name',
    operationId: 'getFile',
    tag: 'Media',
    summary: { en: 'Read a file', vi: 'Tải một tệp về' },
    description:
      'The bytes of an uploaded file, or with `Range` a part of them. Addresses are in `file` of media, and in the pictures and files of posts. An address always has the same bytes, so that they can be cached for good; it ends when the media item is moved to the trash or purged. All but pictures are downloads.',
    params,
    responses: {
      200: { description: 'The file.', contents, whole: true },
      206: { description: 'A part of the file.', contents },
    },
    problems: ['not_found', 'range_not_satisfiable', 'files_unavailable'],
    timeoutMs,
    handler: async ({ params: { key, name }, request }): Promise<ImmutableFile | undefined> => {
      const { rows } = await database.pool.query<FoundFile>({
        name: 'file',
        text: findFile,
        values: [key, name],
      })
      const [found] = rows
      if (found === undefined) return undefined
      const { sha256, type, file_name } = found
      return {
        etag: `"${sha256}"`,
        type,
        bytes: found.bytes,
        headers: type.startsWith('image/') ? {} : { 'content-disposition': asDownload(file_name) },
        open: (part) =>
          files.open(sha256, part).catch((error: unknown) => {
            throw filesUnavailable(request.log, error)
          }),
      }
    },
  })
}
