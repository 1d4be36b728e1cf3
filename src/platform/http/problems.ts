import type { FieldDifference } from './field-difference.ts'

/** A text in both of the API's languages. */
export interface Bilingual {
  en: string
  vi: string
}

/** A kind of problem. */
interface ProblemKind {
  status: number
  title: Bilingual
  /** When it occurs, for the documentation. */
  when: string
}

/** All problems of the API. Codes must not change, because clients depend on them. */
export const problems = {
  invalid_request: {
    status: 400,
    title: { en: 'The request is not valid', vi: 'Yêu cầu không hợp lệ' },
    when: 'A parameter or a field is unknown, malformed, out of range or missing. `errors` names each.',
  },
  malformed_body: {
    status: 400,
    title: { en: 'The body cannot be read', vi: 'Không đọc được nội dung gửi lên' },
    when: 'The body is not well-formed JSON in UTF-8, is empty, or shorter than announced.',
  },
  malformed_request: {
    status: 400,
    title: { en: 'The request is not well-formed HTTP', vi: 'Yêu cầu HTTP sai định dạng' },
    when: 'The URL or the message itself cannot be parsed.',
  },
  invalid_cursor: {
    status: 400,
    title: { en: 'The cursor does not fit this list', vi: 'Con trỏ trang không khớp với danh sách này' },
    when: 'A cursor was altered, or made by another operation, filter or sort order.',
  },
  unauthenticated: {
    status: 401,
    title: { en: 'Credentials are needed', vi: 'Cần có khóa API hoặc đăng nhập' },
    when: 'The operation is not public and no credentials came with the request.',
  },
  invalid_credentials: {
    status: 401,
    title: { en: 'The credentials are not accepted', vi: 'Thông tin xác thực không được chấp nhận' },
    when: 'The key is malformed, unknown, expired or revoked; or the access token is malformed, expired, not signed by the provider of the school, or not made for this API.',
  },
  forbidden: {
    status: 403,
    title: { en: 'You may not do this', vi: 'Bạn không có quyền thực hiện' },
    when: 'The key or the token is good but lacks the scope that the operation needs, or the one for what is public already; or it would make or revoke a key that exceeds it. `detail` names what is lacking.',
  },
  not_found: {
    status: 404,
    title: { en: 'There is nothing here', vi: 'Không tìm thấy' },
    when: 'No such path, no such resource, or none that the caller may see.',
  },
  method_not_allowed: {
    status: 405,
    title: { en: 'The method is not allowed here', vi: 'Phương thức không được phép' },
    when: 'The path exists with other methods; `Allow` lists them.',
  },
  not_acceptable: {
    status: 406,
    title: { en: 'No representation fits the Accept header', vi: 'Không có định dạng phù hợp với Accept' },
    when: 'The caller accepts none of the media types that the operation offers.',
  },
  request_timeout: {
    status: 408,
    title: { en: 'The request took too long to arrive', vi: 'Yêu cầu gửi lên quá chậm' },
    when: 'Headers or body did not arrive in time.',
  },
  already_exists: {
    status: 409,
    title: { en: 'It exists already', vi: 'Đã tồn tại' },
    when: 'Another live resource has the same unique value; `errors` names the field.',
  },
  still_referenced: {
    status: 409,
    title: { en: 'Something else still refers to it', vi: 'Vẫn còn dữ liệu khác tham chiếu đến' },
    when: 'It cannot be deleted while live resources refer to it.',
  },
  wrong_state: {
    status: 409,
    title: { en: 'Its state does not allow this', vi: 'Trạng thái hiện tại không cho phép' },
    when: 'The action does not start from the state the resource is in.',
  },
  idempotency_in_progress: {
    status: 409,
    title: { en: 'The same request is still running', vi: 'Yêu cầu giống hệt đang được xử lý' },
    when: 'A request with this Idempotency-Key has not finished; send it again a little later.',
  },
  write_conflict: {
    status: 409,
    title: { en: 'Another write came in between', vi: 'Có thao tác ghi khác xen vào' },
    when: 'Two writes needed the same rows at once. Nothing was stored; send it again.',
  },
  precondition_failed: {
    status: 412,
    title: { en: 'A precondition does not hold', vi: 'Điều kiện kèm theo yêu cầu không thỏa mãn' },
    when: '`If-Match` names an older revision, or what is not there; or `If-None-Match` names what is there. Read it again, then repeat the change.',
  },
  stale_base: {
    status: 412,
    title: { en: 'The draft is based on an older version', vi: 'Bản nháp được soạn từ phiên bản cũ' },
    when: 'The post has changed since its working draft began. Compare the two, then replace the draft or discard it.',
  },
  body_too_large: {
    status: 413,
    title: { en: 'The body is too large', vi: 'Nội dung gửi lên quá lớn' },
    when: 'The body is over the limit of the operation (1 MiB unless it says otherwise).',
  },
  uri_too_long: {
    status: 414,
    title: { en: 'The address is too long', vi: 'Địa chỉ quá dài' },
    when: 'The URL, or one of its parts, is over the limit.',
  },
  unsupported_media_type: {
    status: 415,
    title: { en: 'This media type is not read here', vi: 'Không hỗ trợ kiểu nội dung này' },
    when: 'The `Content-Type` is not one that the operation reads.',
  },
  range_not_satisfiable: {
    status: 416,
    title: { en: 'The file does not have this part', vi: 'Tệp không có phần này' },
    when: 'The first byte of `Range` is behind the end of the file; `Content-Range` tells its size.',
  },
  unprocessable: {
    status: 422,
    title: { en: 'The request makes no sense as a whole', vi: 'Nội dung không thể xử lý' },
    when: 'Each field is well-formed, but together they contradict each other or what is stored.',
  },
  unknown_reference: {
    status: 422,
    title: { en: 'Something it refers to does not exist', vi: 'Không tìm thấy dữ liệu được nêu' },
    when: 'A reference in the body names nothing that is there; `errors` names the field.',
  },
  idempotency_mismatch: {
    status: 422,
    title: {
      en: 'This Idempotency-Key was used for another body',
      vi: 'Idempotency-Key đã dùng cho nội dung khác',
    },
    when: 'The key came before with another body. Use a new key for a new request.',
  },
  unreadable_page: {
    status: 422,
    title: { en: 'The page cannot be read', vi: 'Không đọc được trang' },
    when: 'A page import lacks a title, a posting date or a text; `errors` says which.',
  },
  unreadable_file: {
    status: 422,
    title: { en: 'The file cannot be read', vi: 'Không đọc được tệp' },
    when: 'A file to import is empty, in another encoding than UTF-8, has columns that are not known, or breaks off: `detail` names the line and the remedy. Or an uploaded file is empty, damaged, of several types at once, or has too many pixels.',
  },
  precondition_required: {
    status: 428,
    title: { en: 'If-Match is needed', vi: 'Cần có tiêu đề If-Match' },
    when: 'A change came without `If-Match`. Send the `ETag` you last read, or `*` for whatever is there.',
  },
  rate_limited: {
    status: 429,
    title: { en: 'Too many requests', vi: 'Quá nhiều yêu cầu' },
    when: 'The limit of the key or address is used up, or too many keys from the address were not accepted; `Retry-After` tells how long to wait.',
  },
  headers_too_large: {
    status: 431,
    title: { en: 'The header fields are too large', vi: 'Tiêu đề yêu cầu quá lớn' },
    when: 'The header section is over 16 KiB.',
  },
  internal: {
    status: 500,
    title: { en: 'Something went wrong on our side', vi: 'Máy chủ gặp lỗi' },
    when: 'An error of the server. `request_id` finds it in the log.',
  },
  exports_busy: {
    status: 503,
    title: { en: 'Too many exports are running', vi: 'Đang có quá nhiều lượt xuất dữ liệu' },
    when: 'As many exports run as may at once; `Retry-After` tells when to try again.',
  },
  extractions_busy: {
    status: 503,
    title: { en: 'Too many long texts are waiting', vi: 'Đang có quá nhiều văn bản dài chờ đọc' },
    when: 'Long texts are read for figures one after the other, and as many wait as may, of all or of one caller; `Retry-After` tells when to try again.',
  },
  tasks_busy: {
    status: 503,
    title: { en: 'Too many large requests are waiting', vi: 'Đang có quá nhiều yêu cầu lớn chờ xử lý' },
    when: 'Long texts, pages and workbooks are read aside, and as many wait as may, of all or of one caller; `Retry-After` tells when to try again.',
  },
  uploads_busy: {
    status: 503,
    title: { en: 'Too many files are being uploaded', vi: 'Đang có quá nhiều tệp được tải lên' },
    when: 'As many files are uploaded as may at once; `Retry-After` tells when to try again.',
  },
  files_unavailable: {
    status: 503,
    title: { en: 'The storage of files is not available', vi: 'Kho tệp tạm thời không dùng được' },
    when: 'The disk of uploaded files is full or cannot be reached, or lacks a file. Nothing was stored.',
  },
  files_quota: {
    status: 507,
    title: { en: 'The storage of files is used up', vi: 'Kho tệp đã hết dung lượng cho phép' },
    when: 'All files together have as many bytes as FILES_QUOTA allows.',
  },
  unavailable: {
    status: 503,
    title: { en: 'The service is not available right now', vi: 'Dịch vụ tạm thời gián đoạn' },
    when: 'The database cannot be reached, takes no writes or did not answer in time, the search index is being built, the keys that sign access tokens cannot be read, or the server is stopping; `Retry-After` tells when to try again.',
  },
} as const satisfies Record<string, ProblemKind>

/** The code of a problem. */
export type ProblemCode = keyof typeof problems

/** An error of one field or parameter. */
export interface FieldError {
  /** JSON pointer into the body. */
  pointer?: string
  /** Name of the query, path or header parameter. */
  parameter?: string
  code: string
  message: Bilingual
}

/** What becomes of an item of a request that is stored as a whole or not at all. */
export interface ItemOutcome {
  outcome: 'refused' | 'unchanged' | 'not_stored'
  errors: FieldError[]
}

/** Further members of a problem. */
interface ProblemOptions {
  detail?: Bilingual
  errors?: FieldError[]
  /** Each item, in the order of the request. */
  items?: ItemOutcome[]
  /** How what was sent differs from what is stored. */
  differences?: FieldDifference[]
  /** Computes `differences`. It runs once the transaction of a write has ended, since comparing long texts takes seconds. */
  compare?: () => Promise<FieldDifference[]>
  headers?: Record<string, string>
  cause?: unknown
}

/** An error with a problem code. The error handler sends it as problem details (RFC 9457). */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly detail: Bilingual | undefined
  readonly errors: FieldError[]
  readonly items: ItemOutcome[] | undefined
  readonly differences: FieldDifference[] | undefined
  readonly compare: ProblemOptions['compare']
  readonly headers: Record<string, string>

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail?.en ?? problems[code].title.en, { cause: options.cause })
    this.code = code
    this.detail = options.detail
    this.errors = options.errors ?? []
    this.items = options.items
    this.differences = options.differences
    this.compare = options.compare
    this.headers = options.headers ?? {}
  }

  get status(): number {
    return problems[this.code].status
  }
}

/** The error with its differences, if it is a problem that has some to compute; without them where that fails. */
export async function withDifferences(error: unknown): Promise<unknown> {
  if (!(error instanceof Problem) || error.compare === undefined) return error
  try {
    const { code, detail, errors, headers, cause, compare } = error
    return new Problem(code, {
      ...(detail && { detail }),
      errors,
      headers,
      cause,
      differences: await compare(),
    })
  } catch (failure) {
    // what the problem says holds also when the texts cannot be compared now
    return failure instanceof Problem ? error : failure
  }
}
