/** What a file is for its readers. */
export type FileKind = 'image' | 'document' | 'audio' | 'video'

/** An accepted type of files. */
interface AcceptedType {
  kind: FileKind
  /** The ending of a file name. */
  extension: string
  /** The entry that a zip archive of this type has. */
  mainEntry?: string
}

/** The accepted types of files, by media type. */
export const acceptedTypes = {
  'image/jpeg': { kind: 'image', extension: 'jpg' },
  'image/png': { kind: 'image', extension: 'png' },
  'image/webp': { kind: 'image', extension: 'webp' },
  'image/gif': { kind: 'image', extension: 'gif' },
  'image/avif': { kind: 'image', extension: 'avif' },
  'application/pdf': { kind: 'document', extension: 'pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    kind: 'document',
    extension: 'docx',
    mainEntry: 'word/document.xml',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    kind: 'document',
    extension: 'xlsx',
    mainEntry: 'xl/workbook.xml',
  },
  'application/vnd.oasis.opendocument.text': {
    kind: 'document',
    extension: 'odt',
    mainEntry: 'content.xml',
  },
  'audio/mpeg': { kind: 'audio', extension: 'mp3' },
  'video/mp4': { kind: 'video', extension: 'mp4' },
} as const satisfies Readonly<Record<string, AcceptedType>>

/** The media type of an accepted file. */
export type AcceptedMediaType = keyof typeof acceptedTypes

/** What is known of a media type; undefined for one that is not accepted. */
export const acceptedType = (mediaType: string): AcceptedType | undefined =>
  Object.hasOwn(acceptedTypes, mediaType) ? acceptedTypes[mediaType as AcceptedMediaType] : undefined
