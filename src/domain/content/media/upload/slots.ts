import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import { Problem } from '../../../../platform/http/problems.ts'
import { maxUploads } from './limits.ts'

const busy = () =>
  new Problem('uploads_busy', {
    detail: {
      en: `${maxUploads} files are being uploaded, as many as may at once; try again in a few seconds.`,
      vi: `Đang có ${vietnameseNumber(maxUploads)} tệp được tải lên, đã đạt tối đa; hãy thử lại sau vài giây.`,
    },
    headers: { 'retry-after': '5' },
  })

/** Limits the uploads of this process. @returns acquires a slot and gives the function that releases it, or throws a 503 */
export function uploadSlots(): () => () => void {
  let running = 0
  return () => {
    if (running >= maxUploads) throw busy()
    running++
    return () => void running--
  }
}
