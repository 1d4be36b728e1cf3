import { open } from 'node:fs/promises'

/** How much of the beginning of a file tells what it is. */
const headBytes = 4096
/** The end of a zip archive has a comment of up to 65,535 bytes. */
const tailBytes = 65_557 + 4096

/** The beginning and the end of a file. They overlap in a small file. */
export interface Ends {
  head: Buffer
  tail: Buffer
}

/** Reads the beginning and the end of a file. */
export async function readEnds(file: string): Promise<Ends> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const read = async (length: number, position: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
      return buffer.subarray(0, bytesRead)
    }
    const tailLength = Math.min(size, tailBytes)
    return { head: await read(Math.min(size, headBytes), 0), tail: await read(tailLength, size - tailLength) }
  } finally {
    await handle.close()
  }
}

const centralEntry = Buffer.from('PK\x01\x02', 'latin1')
const endOfArchive = Buffer.from('PK\x05\x06', 'latin1')

/** Whether a file ends in the directory of a zip archive, wherever it begins. */
export const endsAsArchive = ({ tail }: Ends): boolean =>
  tail.includes(endOfArchive) && tail.includes(centralEntry)

/** Readers of PDF look for its mark in the first 1,024 bytes. */
export const beginsAsPdf = ({ head }: Ends): boolean => head.subarray(0, 1024).includes('%PDF-')

const htmlTags = /<(?:!doctype\s+html|html|head|body|script|iframe)[\s>]|<\?php/i

/** Whether a browser or a web server could take a part of a file for a page. */
export const looksLikeHtml = ({ head, tail }: Ends): boolean =>
  htmlTags.test(head.toString('latin1')) || htmlTags.test(tail.subarray(-headBytes).toString('latin1'))

/** Whether a file begins as a drawing in SVG. */
export const looksLikeSvg = ({ head }: Ends): boolean => /<svg[\s>]/i.test(head.toString('latin1'))

/** Whether a PDF has its end. */
export const endsAsPdf = ({ tail }: Ends): boolean => tail.subarray(-headBytes).includes('%%EOF')
