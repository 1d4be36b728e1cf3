import { Problem } from '../../../../platform/http/problems.ts'

/** The 404 of a revision that a post does not have, or has no longer. @param newest the revision of the post */
export const noSuchRevision = (revision: number, newest: number) =>
  new Problem('not_found', {
    detail:
      revision < 1 || revision > newest
        ? {
            en: `The post has no revision ${revision}: its newest one is ${newest}.`,
            vi: `Bài không có phiên bản số ${revision}; phiên bản mới nhất là số ${newest}.`,
          }
        : {
            en: `Revision ${revision} of the post is not stored: a later save of the same interval replaced it, or it was older than those that are kept. The list of revisions has those that are stored.`,
            vi: `Phiên bản số ${revision} của bài không còn được lưu: lần lưu ngay sau đó đã thay thế, hoặc đã quá số phiên bản được giữ. Hãy chọn trong danh sách phiên bản.`,
          },
  })
