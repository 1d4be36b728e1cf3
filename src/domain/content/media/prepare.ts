import { isDeepStrictEqual } from 'node:util'
import { Problem } from '../../../platform/http/problems.ts'
import { collectProblem } from '../../../platform/resource/collect-problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { rejectRemovedAlts } from './needed-alts.ts'
import { assertAuthorMay, creatorOf } from './own-files.ts'
import type { Media, MediaInput } from './schema.ts'

/** A media item before it is stored. */
type MediaDraft = Draft<Media, MediaInput>

/** What an uploaded file tells by itself. */
const fieldsOfFile = ['kind', 'mime_type', 'bytes', 'width', 'height', 'sources'] as const

const ofTheFile = {
  en: 'It follows from the uploaded file: leave it out, or upload another file.',
  vi: 'Giá trị này lấy từ tệp đã tải lên: hãy bỏ trường này hoặc tải tệp khác lên.',
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

/** Keeps what follows from the uploaded file; a PUT leaves it out. @throws Problem 422 for another value */
function withFieldsOfFile({ values, current }: MediaDraft): MediaInput {
  if (current === undefined || current.file === null) return values
  const errors = fieldsOfFile
    .filter((name) => !isEmpty(values[name]) && !isDeepStrictEqual(values[name], current[name]))
    .map((name) => ({ pointer: `/${name}`, code: 'read_only', message: ofTheFile }))
  if (errors.length > 0) throw new Problem('unprocessable', { detail: ofTheFile, errors })
  const { kind, mime_type, bytes, width, height, sources } = current
  return { ...values, kind, mime_type, bytes, width, height, sources }
}

/** Keeps the rules of media across fields, of authors, and of posts that use them. */
export async function prepareMedia(drafts: readonly MediaDraft[], context: WriteContext) {
  const { access } = context
  await rejectRemovedAlts(drafts, context)
  return drafts.map((draft) => {
    const prepared = collectProblem(context, draft.id, () => {
      assertAuthorMay(access, draft)
      return withFieldsOfFile(draft)
    })
    const values = prepared ?? draft.values
    return draft.current === undefined ? { ...values, ...creatorOf(access) } : values
  })
}
