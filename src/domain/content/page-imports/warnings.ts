import type { PageWarning } from '../../../libraries/article-reader/page-reading.ts'

/** What a person must look at: what the reader says, and what is known of other posts. */
type Warning = PageWarning | { code: 'address_taken'; line: string }

const messages: Record<Warning['code'], { en: string; vi: string }> = {
  address_taken: {
    en: 'Another post has this old address: it goes on to lead there.',
    vi: 'Bài khác đã có địa chỉ cũ này: địa chỉ vẫn dẫn đến bài đó.',
  },
  doubtful_title: {
    en: 'The page has no line that is clearly its title: a sentence or the first words of the text were taken. The post stays a draft.',
    vi: 'Trang không có dòng tiêu đề rõ ràng: hệ thống lấy một câu hoặc những chữ đầu của bài. Bài vẫn là bản nháp.',
  },
  no_posting_date: {
    en: 'There is no posting date, such as "Ngày đăng: 01/02/2021": the draft has no `published_at`.',
    vi: 'Không có ngày đăng, ví dụ "Ngày đăng: 01/02/2021": bản nháp chưa có ngày đăng.',
  },
  impossible_posting_date: {
    en: 'The posting date does not exist: the draft has no `published_at`.',
    vi: 'Ngày đăng không hợp lệ: bản nháp chưa có ngày đăng.',
  },
  unreadable_posting_date: {
    en: 'The posting date cannot be read: the draft has no `published_at`.',
    vi: 'Không đọc được ngày đăng: bản nháp chưa có ngày đăng.',
  },
  tcvn3_text: {
    en: 'Text in the font code TCVN3 (.VnTime) was turned into Unicode: check the letters, above all capitals.',
    vi: 'Văn bản theo bảng mã TCVN3 (.VnTime) đã được chuyển sang Unicode: hãy kiểm tra lại chữ, nhất là chữ hoa.',
  },
  vni_text: {
    en: 'Text in the font code VNI was turned into Unicode: check the letters.',
    vi: 'Văn bản theo bảng mã VNI đã được chuyển sang Unicode: hãy kiểm tra lại chữ.',
  },
  excerpt_only: {
    en: 'The feed has an excerpt only: the text of the article is not whole.',
    vi: 'Nguồn tin chỉ có đoạn trích: nội dung bài viết chưa đầy đủ.',
  },
  summary_cut: {
    en: 'The summary was longer than 2,000 characters and is cut.',
    vi: 'Tóm tắt dài hơn 2.000 ký tự và đã bị cắt.',
  },
  embedded_images: {
    en: 'The page contains pictures without an address: they are not listed.',
    vi: 'Trang có hình ảnh nhúng, không có địa chỉ: các hình này không được liệt kê.',
  },
}

/** A warning with its texts. */
export function describeWarning({ code, line }: Warning) {
  const { en, vi } = messages[code]
  return { code, line, message_en: en, message_vi: vi }
}
