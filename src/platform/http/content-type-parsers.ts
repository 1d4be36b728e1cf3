import type { FastifyContentTypeParser, FastifyInstance, FastifyRequest } from 'fastify'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { exceededJsonLimit, maxJsonDepth, maxJsonValues } from './json-limits.ts'
import { Problem } from './problems.ts'

/** The media types of files that operations can take. */
const fileTypes = [
  'application/x-ndjson',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/octet-stream',
  'multipart/form-data',
  'application/pdf',
  'application/zip',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'text/html',
  'text/plain',
]
const pictureSoundOrVideo = /^(?:image|audio|video)\//

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

const malformed = (en: string, vi: string, cause?: unknown) =>
  new Problem('malformed_body', { detail: { en, vi }, cause })

/** A JSON reviver that rejects `__proto__`, which could change prototypes; the parser of Fastify rejects it too. */
function rejectPrototypeKey(key: string, value: unknown): unknown {
  if (key === '__proto__')
    throw malformed('"__proto__" is no field.', '"__proto__" không phải là trường hợp lệ.')
  return value
}

/** @throws Problem 415 for a body in another charset than UTF-8, or with a content coding */
function assertPlainUtf8({ headers }: FastifyRequest): void {
  const charset = /;\s*charset="?([^";]+)/i
    .exec(headers['content-type'] ?? '')?.[1]
    ?.trim()
    .toLowerCase()
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new Problem('unsupported_media_type', {
      detail: {
        en: `Bodies are read in UTF-8, not in ${charset.slice(0, 40)}.`,
        vi: 'Nội dung chỉ được đọc ở mã hóa UTF-8.',
      },
    })
  }
  const coding = headers['content-encoding']?.trim().toLowerCase()
  if (coding !== undefined && coding !== 'identity') {
    throw new Problem('unsupported_media_type', {
      detail: {
        en: `Bodies are read as they are, not with Content-Encoding ${coding.slice(0, 40)}.`,
        vi: 'Nội dung phải gửi nguyên dạng, không nén (Content-Encoding).',
      },
    })
  }
}

/** The position of a JSON syntax error; the message of V8 contains it for some errors only. */
function syntaxErrorPosition(text: string, error: unknown): number | undefined {
  const message = error instanceof Error ? error.message : ''
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  if (/end of JSON input/.test(message)) return text.length
  // for other errors V8 quotes the unexpected token with the text around it
  const [, found, around] =
    /^Unexpected token '(.+?)', (?:\.\.\.)?"([^]*?)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? []
  if (found === undefined || around === undefined) return undefined
  const begin = text.indexOf(around)
  return begin === -1 ? undefined : begin + Math.max(0, around.indexOf(found))
}

/** The name of a text in messages. */
interface TextName {
  en: string
  vi: string
}

const theBody: TextName = { en: 'The body', vi: 'Nội dung' }

/** @throws Problem 400 for a text with too many values or too many nested levels */
function assertJsonLimits(text: string, name: TextName): void {
  const excess = exceededJsonLimit(text)
  if (excess === 'levels') {
    throw malformed(
      `${name.en} has lists and objects more than ${maxJsonDepth} deep in each other.`,
      `${name.vi} có danh sách, đối tượng lồng nhau quá ${vietnameseNumber(maxJsonDepth)} cấp.`,
    )
  }
  if (excess === 'values') {
    throw malformed(
      `${name.en} has more than ${maxJsonValues} values and keys: send it in parts.`,
      `${name.vi} có hơn ${vietnameseNumber(maxJsonValues)} giá trị và khóa: hãy chia nhỏ rồi gửi.`,
    )
  }
}

/** Parses JSON. @throws Problem 400 with the position of the error, or the limit that it exceeds */
export function readJson(text: string, name: TextName = theBody): unknown {
  assertJsonLimits(text, name)
  // an escape can spell `__proto__` too; the reviver is too slow for every body
  const mayContainPrototype = text.includes('__proto__') || text.includes('\\u')
  try {
    return mayContainPrototype ? JSON.parse(text, rejectPrototypeKey) : JSON.parse(text)
  } catch (error) {
    if (error instanceof Problem) throw error
    const at = syntaxErrorPosition(text, error)
    throw malformed(
      `${name.en} is not well-formed JSON${at === undefined ? '' : ` near character ${at}`}.`,
      `${name.vi} không phải JSON đúng định dạng${at === undefined ? '' : ` (gần ký tự thứ ${at})`}.`,
      error,
    )
  }
}

function parseJson(request: FastifyRequest, bytes: Buffer): unknown {
  assertPlainUtf8(request)
  const { body } = request.routeOptions.config.route ?? {}
  if (bytes.length === 0) {
    // some clients send the media type of JSON without a body
    if (body?.safeParse(undefined).success ?? true) return undefined
    throw malformed('The body is empty; send a JSON value.', 'Nội dung trống; hãy gửi một giá trị JSON.')
  }
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch (error) {
    throw malformed('The body is not valid UTF-8.', 'Nội dung không phải UTF-8 hợp lệ.', error)
  }
  const value = readJson(text)
  if (body === undefined) assertNoContent(value)
  return value
}

/** @throws Problem 400 for a body of an operation without one: the caller must not believe that it was used */
function assertNoContent(value: unknown): void {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return
  throw new Problem('invalid_request', {
    detail: {
      en: 'This operation takes no body; leave it out.',
      vi: 'Thao tác này không nhận nội dung; hãy bỏ đi.',
    },
  })
}

/** Passes the body to upload operations as a stream. */
function addFileParsers(app: FastifyInstance): void {
  const passFile: FastifyContentTypeParser = (request, payload, done) => {
    const essence = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
    const { uploads = [], furtherTypes = [] } = request.routeOptions.config.route ?? {}
    const accepted = [...uploads.map(({ mediaType }) => mediaType), ...furtherTypes]
    try {
      if (!accepted.some((mediaType) => mediaType === essence)) throw new Problem('unsupported_media_type')
      assertPlainUtf8(request)
      done(null, payload)
    } catch (error) {
      done(error as Error)
    }
  }
  app.addContentTypeParser(fileTypes, passFile)
  app.addContentTypeParser(pictureSoundOrVideo, passFile)
}

/** Removes the media type of a missing body: some clients send it with every request (RFC 9110, section 8.3). */
function ignoreTypeOfEmptyBody({ headers, routeOptions }: FastifyRequest): void {
  const { route } = routeOptions.config
  if (headers['content-type'] === undefined || route === undefined || route.uploads) return
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) return
  if (route.body?.safeParse(undefined).success ?? true) delete headers['content-type']
}

/** Adds the parsers of bodies: JSON in strict UTF-8, and streams for uploads. */
export function addContentTypeParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addHook('onRequest', (request, _reply, done) => {
    ignoreTypeOfEmptyBody(request)
    done()
  })
  addFileParsers(app)
  app.addContentTypeParser<Buffer>(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      const type = request.headers['content-type']?.toLowerCase() ?? ''
      const isMergePatch = type.startsWith('application/merge-patch+json')
      const { uploads, body } = request.routeOptions.config.route ?? {}
      if (uploads && body === undefined) return done(new Problem('unsupported_media_type'))
      const accepts = request.routeOptions.config.route?.bodyTypes?.includes('application/merge-patch+json')
      if (isMergePatch && !accepts) return done(new Problem('unsupported_media_type'))
      try {
        done(null, parseJson(request, bytes))
      } catch (error) {
        done(error as Error)
      }
    },
  )
}
