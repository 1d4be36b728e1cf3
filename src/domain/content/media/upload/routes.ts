import { z } from 'zod'
import { acceptedTypes } from '../../../../libraries/file-kinds/accepted.ts'
import type { Api } from '../../../../platform/http/api.ts'
import { writeOrUploadRoute } from '../../../../platform/http/upload-route.ts'
import { writeProblems, writingOf, writtenResult } from '../../../../platform/resource/routes.ts'
import { createRow } from '../../../../platform/resource/write.ts'
import { media } from '../resource.ts'
import { maxBodyBytes, minBytesPerPause, timeoutMs } from './limits.ts'
import { uploadForm, uploadQuery } from './schema.ts'
import { uploadSlots } from './slots.ts'

const bytes = z.string().describe('The file.').meta({ format: 'binary' })

/** Types that files are often sent as, and that are refused with a remedy. */
const refusedTypes = [
  'image/svg+xml',
  'image/heic',
  'image/heif',
  'video/quicktime',
  'application/zip',
  'application/msword',
  'text/html',
  'text/plain',
]

/** The route that creates a media item: of its data, or of a file. */
export function uploadRoutes(api: Api): void {
  const takeSlot = uploadSlots()
  writeOrUploadRoute(api, {
    method: 'POST',
    url: '/v1/media',
    operationId: 'createMedia',
    tag: 'Media',
    summary: { en: 'Create a media item, or upload a file', vi: 'Thêm tệp đa phương tiện hoặc tải tệp lên' },
    description:
      'With JSON it stores the data of a file that is elsewhere. With a form (field `file`) or the bytes themselves it stores the file: the bytes decide what it is, whatever its name or `Content-Type`. Accepted are JPEG, PNG, WebP, GIF, AVIF, PDF, DOCX, XLSX, ODT, MP3 and MP4 up to 50 MiB, pictures up to 50 megapixels. Pictures are made upright and stored as WebP and JPEG in widths of up to 320, 640, 1024 and 1600 pixels, without EXIF and position; of an animation the first picture. All else is stored as it is. What is said of the file comes in fields of the form, or with bytes as parameters. Two files are uploaded at once; a further one is a 503. Send an `Idempotency-Key` to repeat the request safely.',
    query: uploadQuery,
    body: media.input,
    uploads: [
      {
        mediaType: 'multipart/form-data',
        schema: uploadForm,
        example: { file: '…', alt: 'Đoàn chủ tịch hội nghị' },
      },
      ...[...Object.keys(acceptedTypes), 'application/octet-stream'].map((mediaType) => ({
        mediaType,
        schema: bytes,
        example: '…',
      })),
    ],
    furtherTypes: refusedTypes,
    maxBytes: maxBodyBytes,
    pace: { pauseMs: api.config.files.pauseMs, minBytes: minBytesPerPause },
    idempotencyKey: 'accepted',
    responses: { 201: { description: 'Created.', schema: media.output } },
    problems: [
      ...writeProblems(media),
      'unreadable_file',
      'uploads_busy',
      'files_unavailable',
      'files_quota',
    ],
    timeoutMs,
    write: async (call) => {
      const { assertNoParameters } = await import('./receive.ts')
      assertNoParameters(call.query)
      return writtenResult(media, await createRow(writingOf(api, media, call), call.body), 201)
    },
    handler: async (call) => {
      const release = takeSlot()
      try {
        const { takeUpload } = await import('./take-upload.ts')
        return await takeUpload(api, call)
      } finally {
        release()
      }
    },
  })
}
