import { Problem } from '../../../../platform/http/problems.ts'

/** The 404 of a number under which the history of the working draft has no text. */
export const noSuchDraftRevision = (revision: number) =>
  new Problem('not_found', {
    detail: {
      en: `The history of the working draft has no text with number ${revision}: there was none, a later save of the same interval replaced it, or it was older than those that are kept. The list has those that are stored.`,
      vi: `Lịch sử bản nháp không có phiên bản số ${revision}: chưa từng có, đã được lần lưu ngay sau đó thay thế, hoặc đã quá số phiên bản được giữ. Hãy chọn trong danh sách phiên bản.`,
    },
  })
