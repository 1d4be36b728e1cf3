import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { vietnameseNumber } from '../../libraries/vietnamese/number.ts'
import { Problem } from './problems.ts'

const maxFields = 20
const maxFieldBytes = 20_000

/** The fields of a form that sends a file. */
export type FormFields = Record<string, string>

/** Takes the bytes of the file of a form while they arrive. @param name as the form gives it */
export type TakeFile = (bytes: AsyncIterable<Buffer>, name: string) => Promise<void>

const malformedForm = (en: string, vi: string, cause?: unknown) =>
  new Problem('malformed_body', { detail: { en, vi }, cause })

const fileField = (code: string, en: string, vi: string) =>
  new Problem('invalid_request', { errors: [{ pointer: '/file', code, message: { en, vi } }] })

const tooManyFields = () =>
  malformedForm(
    `The form has more than ${maxFields} fields, or a field of more than ${maxFieldBytes} bytes.`,
    `Biểu mẫu có hơn ${vietnameseNumber(maxFields)} trường, hoặc có trường dài hơn ${vietnameseNumber(maxFieldBytes)} byte.`,
  )

const notOneFile = () =>
  fileField(
    'required',
    'The form needs one file, in the field "file".',
    'Biểu mẫu cần đúng một tệp, ở trường "file".',
  )

/** The parser of a form. @throws Problem 400 for a media type without a boundary */
function parserOf(contentType: string, maxFileBytes: number): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        // one more than is accepted, so that more are an error
        files: 2,
        fields: maxFields,
        fieldNameSize: 100,
        fieldSize: maxFieldBytes,
        fileSize: maxFileBytes,
        headerPairs: 50,
      },
    })
  } catch (error) {
    throw malformedForm(
      'The Content-Type of the form lacks its boundary; let your HTTP client set it.',
      'Content-Type của biểu mẫu thiếu "boundary"; hãy để phần mềm gửi tự đặt giá trị này.',
      error,
    )
  }
}

/**
 * Reads a form with one file in the field `file`. The file is passed on while it arrives.
 * @param body the bytes of the request, which may throw a Problem
 * @param tooLarge the error for a file with more bytes than may be
 * @throws Problem 400 for what is no such form
 */
export async function readForm(
  contentType: string,
  body: AsyncIterable<Buffer>,
  { maxFileBytes, tooLarge, takeFile }: { maxFileBytes: number; tooLarge: () => Problem; takeFile: TakeFile },
): Promise<FormFields> {
  const parser = parserOf(contentType, maxFileBytes)
  const fields: FormFields = Object.create(null) as FormFields
  let taken: Promise<void> | undefined
  let failure: Error | undefined
  let file: Readable | undefined
  const fail = (error: Error) => {
    failure ??= error
    // who reads the file is told too
    file?.destroy(failure)
    parser.destroy(failure)
  }
  parser.on('file', (field, bytes, name) => {
    if (field !== 'file' || taken !== undefined) {
      bytes.resume()
      return fail(notOneFile())
    }
    file = bytes
    // who takes the file leaves it by an error of its own, which is the one to tell
    bytes.on('error', (error) => error.name !== 'AbortError' && fail(error))
    bytes.once('limit', () => fail(tooLarge()))
    taken = takeFile(bytes, name ?? '')
    taken.catch(fail)
  })
  parser.on('field', (field, value, nameIsCut, valueIsCut) => {
    if (nameIsCut || valueIsCut) return fail(tooManyFields())
    if (field in fields) {
      return fail(malformedForm(`The field "${field}" comes twice.`, `Trường "${field}" xuất hiện hai lần.`))
    }
    fields[field] = value
  })
  parser.on('fieldsLimit', () => fail(tooManyFields()))
  try {
    await pipeline(Readable.from(body), parser)
    if (failure) throw failure
    if (taken === undefined) throw notOneFile()
    await taken
  } catch (error) {
    // what takes the file ends before the error is answered
    await taken?.catch(() => {})
    const cause = failure ?? error
    if (cause instanceof Problem || !isOfForm(cause)) throw cause
    throw malformedForm(
      'The form is not well-formed multipart/form-data, or breaks off; nothing of it is stored.',
      'Biểu mẫu không đúng định dạng multipart/form-data hoặc bị ngắt giữa chừng; chưa lưu gì.',
      cause,
    )
  }
  return fields
}

/** Whether an error is of the parser, which throws plain errors. */
const isOfForm = (error: unknown): boolean =>
  error instanceof Error && error.name === 'Error' && !('syscall' in error)
