import sharp from 'sharp'

/** The widths of pictures in pixels. A narrower picture also gets its own width. */
const widths = [320, 640, 1024, 1600] as const
const maxWidth = 1600
/** WebP allows 16,383. */
const maxHeight = 16_000
/** A picture of usual quality takes a second. */
const timeoutSeconds = 60

// pictures follow one another, and are never read twice
sharp.cache(false)
// several pictures are made at once; more threads for each would take all processors
sharp.concurrency(1)

/** A picture in one size and format. */
export interface PictureFile {
  data: Buffer
  /** Its name, such as `640.webp`. */
  name: string
  type: 'image/webp' | 'image/jpeg'
  width: number
  height: number
}

/** A picture in all its sizes. */
export interface RenderedPicture {
  /** The size of the original in pixels, upright. */
  width: number
  height: number
  /** By format and width; the last one is the largest JPEG. */
  files: PictureFile[]
}

/** A picture cannot be read. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly reason: 'too_many_pixels' | 'damaged'

  constructor(reason: PictureError['reason'], options?: ErrorOptions) {
    super(`the picture is refused: ${reason}`, options)
    this.reason = reason
  }
}

/** The size of a picture, from its header alone. @throws PictureError */
async function sizeOf(file: string, maxPixels: number): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(file, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => {
      throw new PictureError('damaged', { cause })
    })
  if (autoOrient.width * autoOrient.height > maxPixels) throw new PictureError('too_many_pixels')
  return autoOrient
}

/**
 * Makes the sizes and formats of a picture, upright and in sRGB. Nothing but its pixels is kept: no EXIF, no position, no
 * bytes after its end. It is never enlarged.
 * @throws PictureError for a picture with too many pixels, or one that is damaged
 */
export async function renderPicture(file: string, maxPixels: number): Promise<RenderedPicture> {
  const size = await sizeOf(file, maxPixels)
  const { data, info } = await sharp(file, { limitInputPixels: maxPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: maxWidth, height: maxHeight, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: timeoutSeconds })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new PictureError('damaged', { cause })
    })
  const raw = { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 }
  const files: PictureFile[] = []
  for (const type of ['image/webp', 'image/jpeg'] as const) {
    for (const width of [...widths.filter((each) => each < info.width), info.width]) {
      const name = `${width}.${type === 'image/webp' ? 'webp' : 'jpg'}`
      const resized = sharp(data, { raw }).resize({ width })
      const encoded =
        type === 'image/webp'
          ? resized.webp({ quality: 80 })
          : // JPEG has no transparency
            resized.flatten({ background: '#ffffff' }).jpeg({ quality: 80, progressive: true })
      const made = await encoded.toBuffer({ resolveWithObject: true })
      files.push({ data: made.data, name, type, width, height: made.info.height })
    }
  }
  return { ...size, files }
}
