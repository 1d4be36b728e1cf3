/** What every generated title begins with, so that it is known for what it is in any list or search result. */
export const TITLE_MARK = '[Dữ liệu mẫu]'

/** The last line of every generated body. */
export const BODY_MARK = 'Bài viết là dữ liệu mẫu do máy tạo ra, không có thật.'

/** A phrase in half of the generated posts, for measuring a search that matches very many. */
export const COMMON_PHRASE = 'đổi mới phương pháp giảng dạy'

/** A phrase in about one generated post of two thousand, for measuring a search that matches few. */
export const RARE_PHRASE = 'thư viện lưng ngựa'
