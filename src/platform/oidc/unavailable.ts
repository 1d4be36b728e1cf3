import { Problem } from '../http/problems.ts'

/** The 503 while the keys of the provider cannot be read: the token may be right. */
export const providerUnavailable = (cause: unknown): Problem =>
  new Problem('unavailable', {
    detail: {
      en: 'The provider that signs access tokens cannot be asked for its keys right now.',
      vi: 'Hiện không lấy được khóa ký của hệ thống đăng nhập; hãy thử lại sau ít giây.',
    },
    headers: { 'retry-after': '5' },
    cause,
  })
