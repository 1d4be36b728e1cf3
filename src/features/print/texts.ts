import type { Bilingual } from '../../platform/http/problems.ts'

/** The words of the page around the text of a post. */
export const printTexts = {
  notPublic: { vi: 'Bài chưa đăng', en: 'Not published' },
  published: { vi: 'Đăng', en: 'Published' },
  planned: { vi: 'Dự kiến đăng', en: 'Planned for' },
  event: { vi: 'Sự kiện ngày', en: 'Event on' },
  video: { vi: 'Video', en: 'Video' },
  photo: { vi: 'Ảnh', en: 'Photo' },
  tags: { vi: 'Thẻ', en: 'Tags' },
  files: { vi: 'Tài liệu kèm theo', en: 'Attachments' },
  figures: { vi: 'Số liệu trong bài', en: 'Figures in the text' },
  figuresNote: {
    vi: 'Số trong ngoặc vuông đặt ngay sau đoạn nêu số liệu.',
    en: 'Numbers in square brackets stand behind the words that state a figure.',
  },
  quote: { vi: 'Trích', en: 'Quote' },
  program: { vi: 'chương trình', en: 'programme' },
  plan: { vi: 'kế hoạch', en: 'plan' },
  address: { vi: 'Địa chỉ bài viết', en: 'Address' },
  version: { vi: 'Phiên bản', en: 'Revision' },
  updated: { vi: 'cập nhật lúc', en: 'updated' },
  hash: { vi: 'Mã nội dung (SHA-256)', en: 'Content hash (SHA-256)' },
} as const satisfies Record<string, Bilingual>
