import { fileTypeFromFile } from 'file-type'
import { acceptedType, type AcceptedMediaType } from './accepted.ts'
import {
  beginsAsPdf,
  endsAsArchive,
  endsAsPdf,
  looksLikeHtml,
  looksLikeSvg,
  readEnds,
  type Ends,
} from './markers.ts'
import { archiveFault } from './read-archive.ts'

/** Why a file is refused. */
export type Refusal =
  | 'empty'
  | 'svg'
  | 'html'
  | 'heic'
  | 'other_video'
  | 'old_office'
  | 'macros'
  | 'other_type'
  | 'several_types'
  | 'too_large_unpacked'
  | 'damaged'

/** What a file is by its bytes, or why it is refused. */
export type Detected = { type: AcceptedMediaType } | { refusal: Refusal }

/** Types that have a remedy of their own. */
const refusedTypes: Readonly<Record<string, Refusal>> = {
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'video/quicktime': 'other_video',
  'video/webm': 'other_video',
  'video/matroska': 'other_video',
  'video/vnd.avi': 'other_video',
  'application/x-cfb': 'old_office',
  'application/vnd.ms-word.document.macroenabled.12': 'macros',
  'application/vnd.ms-excel.sheet.macroenabled.12': 'macros',
}

/** Why a file without an accepted type is refused. */
function refusalOf(type: string | undefined, ends: Ends): Refusal {
  if (ends.head.length === 0) return 'empty'
  const known = type === undefined ? undefined : refusedTypes[type.toLowerCase()]
  if (known !== undefined) return known
  if (looksLikeSvg(ends)) return 'svg'
  return looksLikeHtml(ends) ? 'html' : 'other_type'
}

/**
 * Whether other programs would take the file for another type than its first bytes say: an archive or a PDF behind a picture,
 * or a page in it.
 */
function hasSeveralTypes(type: AcceptedMediaType, ends: Ends, isArchive: boolean): boolean {
  if (type === 'application/pdf') return endsAsArchive(ends)
  if (beginsAsPdf(ends)) return true
  return !isArchive && (endsAsArchive(ends) || looksLikeHtml(ends))
}

/** Tells the type of a file by its bytes. Its name and what the sender says do not count. */
export async function detectFile(file: string): Promise<Detected> {
  const ends = await readEnds(file)
  const type = (await fileTypeFromFile(file))?.mime
  const accepted = type === undefined ? undefined : acceptedType(type)
  if (accepted === undefined) return { refusal: refusalOf(type, ends) }
  const { mainEntry } = accepted
  // `acceptedType` knows this type
  const known = type as AcceptedMediaType
  if (hasSeveralTypes(known, ends, mainEntry !== undefined)) return { refusal: 'several_types' }
  if (known === 'application/pdf' && !endsAsPdf(ends)) return { refusal: 'damaged' }
  const fault = mainEntry === undefined ? undefined : await archiveFault(file, mainEntry)
  return fault === undefined ? { type: known } : { refusal: fault }
}
