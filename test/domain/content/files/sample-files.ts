import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { ZipFile } from 'yazl'

/** A picture of one colour. */
export const picture = (width: number, height: number, background = '#a03020') =>
  sharp({ create: { width, height, channels: 3, background } })

/** A photograph that lies on its side, with the place where it was taken. */
export const photograph = (width: number, height: number): Promise<Buffer> =>
  picture(width, height)
    .withExif({ IFD0: { Artist: 'Bí mật' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 42/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** The beginning of a PNG that says how large it is. */
export function headerOfPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    checksum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, checksum])
  }
  const size = Buffer.from('0000000000000000080200000000'.slice(0, 26), 'hex')
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', Buffer.alloc(50)),
  ])
}

/** The least that a PDF reader opens. */
export const pdf = (text = '') =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`)

/** A zip archive of these entries. */
export function archive(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(entries)) {
    zip.addBuffer(Buffer.from(text), name, { compress: name !== 'mimetype' })
  }
  zip.end()
  return buffer(zip.outputStream)
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}+xml"/></Types>`

/** Office documents, each with its main part only. */
export const office = {
  docx: () =>
    archive({
      '[Content_Types].xml': contentTypes('wordprocessingml.document.main'),
      'word/document.xml': '<w/>',
    }),
  xlsx: () =>
    archive({ '[Content_Types].xml': contentTypes('spreadsheetml.sheet.main'), 'xl/workbook.xml': '<x/>' }),
  odt: () => archive({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' }),
}

/** Frames of MPEG audio without sound. */
export const mp3 = () =>
  Buffer.concat(
    Array.from({ length: 4 }, () => Buffer.concat([Buffer.from('fffb9000', 'hex'), Buffer.alloc(413)])),
  )

/** The beginning of an MP4 file. */
export const mp4 = () =>
  Buffer.concat([
    Buffer.from('0000001c', 'hex'),
    Buffer.from('ftypisom\0\0\x02\0isomiso2mp41'),
    Buffer.alloc(64),
  ])

/** A form with a file, and its media type. */
export function form(
  file: Buffer,
  name: string,
  fields: Readonly<Record<string, string>> = {},
  field = 'file',
): { body: Buffer; headers: { 'content-type': string } } {
  const boundary = 'xxbantinxx'
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(parts.join('') + head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
