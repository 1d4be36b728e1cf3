import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

const malformed = (en: string, vi: string, cause?: unknown) =>
  new Problem('malformed_body', { detail: { en, vi }, cause })

/** A prototype key in a body is never meant well (the platform's own parser refuses it too). */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__')
    throw malformed('"__proto__" is no field.', '"__proto__" không phải là trường hợp lệ.')
  return value
}

function parseJson(request: FastifyRequest, bytes: Buffer): unknown {
  const charset = /;\s*charset="?([^";]+)/i
    .exec(request.headers['content-type'] ?? '')?.[1]
    ?.trim()
    .toLowerCase()
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new Problem('unsupported_media_type', {
      detail: {
        en: `JSON is read in UTF-8, not in ${charset.slice(0, 40)}.`,
        vi: 'JSON chỉ được đọc ở mã hóa UTF-8.',
      },
    })
  }
  if (bytes.length === 0) {
    // a POST of an action may announce JSON and send none
    if (request.routeOptions.config.route?.body === undefined) return undefined
    throw malformed('The body is empty; send a JSON value.', 'Nội dung trống; hãy gửi một giá trị JSON.')
  }
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch (error) {
    throw malformed('The body is not valid UTF-8.', 'Nội dung không phải UTF-8 hợp lệ.', error)
  }
  try {
    return text.includes('__proto__') ? JSON.parse(text, refusePrototype) : JSON.parse(text)
  } catch (error) {
    if (error instanceof Problem) throw error
    const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const place = at === undefined ? '' : ` near character ${at}`
    throw malformed(
      `The body is not well-formed JSON${place}.`,
      'Nội dung không phải JSON đúng định dạng.',
      error,
    )
  }
}

/** JSON in UTF-8, byte for byte: what cannot be decoded is refused, not replaced. */
export function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      const type = request.headers['content-type'] ?? ''
      const isMergePatch = type.startsWith('application/merge-patch+json')
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
