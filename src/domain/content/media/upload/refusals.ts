import type { Refusal } from '../../../../libraries/file-kinds/detect.ts'
import { Problem, type Bilingual } from '../../../../platform/http/problems.ts'

const accepted = {
  en: 'Accepted are JPEG, PNG, WebP, GIF, AVIF, PDF, DOCX, XLSX, ODT, MP3 and MP4, by their bytes.',
  vi: 'Chỉ nhận JPEG, PNG, WebP, GIF, AVIF, PDF, DOCX, XLSX, ODT, MP3 và MP4, xét theo nội dung tệp.',
}

const wrongType = (en: string, vi: string) =>
  new Problem('unsupported_media_type', {
    detail: { en: `${en} ${accepted.en}`, vi: `${vi} ${accepted.vi}` },
  })

const unreadable = (detail: Bilingual) => new Problem('unreadable_file', { detail })

/** The problem for a file that is refused, with its remedy. */
export function refusedFile(reason: Refusal | 'too_many_pixels'): Problem {
  switch (reason) {
    case 'empty':
      return unreadable({ en: 'The file is empty.', vi: 'Tệp trống.' })
    case 'svg':
      return wrongType(
        'An SVG can contain scripts: export it as PNG.',
        'Tệp SVG có thể chứa mã lệnh: hãy xuất sang PNG.',
      )
    case 'html':
      return wrongType(
        'The file is an HTML page: import its text as a post, or print it as PDF.',
        'Tệp là trang HTML: hãy nhập nội dung thành bài viết hoặc in ra PDF.',
      )
    case 'heic':
      return wrongType(
        'HEIC pictures are not read: save it as JPEG.',
        'Không đọc được ảnh HEIC: hãy lưu sang JPEG.',
      )
    case 'other_video':
      return wrongType('Save the video as MP4.', 'Hãy lưu video sang MP4.')
    case 'old_office':
      return wrongType(
        'The file is of an old Office format (.doc, .xls, .ppt): save it as DOCX, XLSX or PDF.',
        'Tệp ở định dạng Office cũ (.doc, .xls, .ppt): hãy lưu sang DOCX, XLSX hoặc PDF.',
      )
    case 'macros':
      return wrongType(
        'The document contains macros: save it without them.',
        'Văn bản có chứa macro: hãy lưu lại không kèm macro.',
      )
    case 'other_type':
      return wrongType('The type of the file is not accepted.', 'Không nhận kiểu tệp này.')
    case 'several_types':
      return unreadable({
        en: 'The file is of several types at once, such as a picture with an archive behind it: save it again with the program that made it.',
        vi: 'Tệp thuộc nhiều kiểu cùng lúc, như ảnh có kèm tệp nén phía sau: hãy lưu lại bằng phần mềm đã tạo ra tệp.',
      })
    case 'too_large_unpacked':
      return unreadable({
        en: 'The document unpacks to far more than a document has: save it again with the program that made it.',
        vi: 'Văn bản khi giải nén lớn bất thường: hãy lưu lại bằng phần mềm đã tạo ra tệp.',
      })
    case 'damaged':
      return unreadable({
        en: 'The file is damaged or breaks off: send it again, or save it again with the program that made it.',
        vi: 'Tệp bị hỏng hoặc không đầy đủ: hãy gửi lại hoặc lưu lại bằng phần mềm đã tạo ra tệp.',
      })
    case 'too_many_pixels':
      return unreadable({
        en: 'The picture has more than 50 megapixels: make it smaller.',
        vi: 'Ảnh có hơn 50 triệu điểm ảnh: hãy thu nhỏ ảnh.',
      })
  }
}
