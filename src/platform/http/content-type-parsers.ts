import type { FastifyInstance, FastifyRequest } from 'fastify'
import { exceededJsonLimit, maxJsonDepth, maxJsonValues } from './json-limits.ts'
import { Problem } from './problems.ts'

/** The kinds of files that operations can take. */
const fileTypes = [
  'application/x-ndjson',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/octet-stream',
]

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

const malformed = (en: string, vi: string, cause?: unknown) =>
  new Problem('malformed_body', { detail: { en, vi }, cause })

/** A prototype key in a body is never meant well (the platform's own parser refuses it too). */
function rejectPrototypeKey(key: string, value: unknown): unknown {
  if (key === '__proto__')
    throw malformed('"__proto__" is no field.', '"__proto__" không phải là trường hợp lệ.')
  return value
}

/** The byte order in which a body is written must be the one it is read in. */
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

/** Where JSON breaks off; the platform's message tells it for some faults only. */
function syntaxErrorPosition(text: string, error: unknown): number | undefined {
  const message = error instanceof Error ? error.message : ''
  const told = /at position (\d+)/.exec(message)?.[1]
  if (told !== undefined) return Number(told)
  if (/end of JSON input/.test(message)) return text.length
  // V8 quotes what it found instead, with some of the text around it
  const [, found, around] =
    /^Unexpected token '(.+?)', (?:\.\.\.)?"([^]*?)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? []
  if (found === undefined || around === undefined) return undefined
  const begin = text.indexOf(around)
  return begin === -1 ? undefined : begin + Math.max(0, around.indexOf(found))
}

/** What a text is called in messages to its sender. */
export interface TextName {
  en: string
  vi: string
}

const theBody: TextName = { en: 'The body', vi: 'Nội dung' }

/** @throws Problem 400 for a text that would take too long to read, or nests too deeply */
function assertJsonLimits(text: string, name: TextName): void {
  const excess = exceededJsonLimit(text)
  if (excess === 'levels') {
    throw malformed(
      `${name.en} has lists and objects more than ${maxJsonDepth} deep in each other.`,
      `${name.vi} có danh sách, đối tượng lồng nhau quá ${maxJsonDepth} cấp.`,
    )
  }
  if (excess === 'values') {
    throw malformed(
      `${name.en} has more than ${maxJsonValues} values and keys: send it in parts.`,
      `${name.vi} có hơn ${maxJsonValues} giá trị và khóa: hãy chia nhỏ rồi gửi.`,
    )
  }
}

/** JSON of a text. @throws Problem 400 that says where it breaks off, or what it has too much of */
export function readJson(text: string, name: TextName = theBody): unknown {
  assertJsonLimits(text, name)
  // an escape can spell the name as well; the reviver is too slow for every body
  const mayHoldPrototype = text.includes('__proto__') || text.includes('\\u')
  try {
    return mayHoldPrototype ? JSON.parse(text, rejectPrototypeKey) : JSON.parse(text)
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
    // a POST of an action may announce JSON and send none
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

/** What is not read must not look as if it had been. */
function assertNoContent(value: unknown): void {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return
  throw new Problem('invalid_request', {
    detail: {
      en: 'This operation takes no body; leave it out.',
      vi: 'Thao tác này không nhận nội dung; hãy bỏ đi.',
    },
  })
}

/** Files are handed on as they come, where an operation takes them. */
function addFileParsers(app: FastifyInstance): void {
  app.addContentTypeParser(fileTypes, (request, payload, done) => {
    const essence = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
    const { uploads = [], furtherTypes = [] } = request.routeOptions.config.route ?? {}
    const taken = [...uploads.map(({ mediaType }) => mediaType), ...furtherTypes]
    try {
      if (!taken.some((mediaType) => mediaType === essence)) throw new Problem('unsupported_media_type')
      assertPlainUtf8(request)
      done(null, payload)
    } catch (error) {
      done(error as Error)
    }
  })
}

/** Some clients name a type with every request. Of content that is not there it says nothing (RFC 9110, 8.3). */
function ignoreTypeOfEmptyBody({ headers, routeOptions }: FastifyRequest): void {
  const { route } = routeOptions.config
  if (headers['content-type'] === undefined || route === undefined || route.uploads) return
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) return
  if (route.body?.safeParse(undefined).success ?? true) delete headers['content-type']
}

/** JSON in UTF-8, byte for byte: what cannot be decoded is refused, not replaced. */
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
      if (request.routeOptions.config.route?.uploads) return done(new Problem('unsupported_media_type'))
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
