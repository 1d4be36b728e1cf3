import type { Bilingual } from '../../../../platform/http/problems.ts'

/** What is said of a link that does not work: the same for every reason, so that the reason stays secret. */
export const noPreviewText: Bilingual = {
  en: 'This preview link does not work, or does not work any more. Ask the newsroom for a new one.',
  vi: 'Liên kết xem trước không đúng hoặc không còn hiệu lực. Đề nghị ban biên tập gửi liên kết mới.',
}
