import type { Config } from '../../../config.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { anonymous, type Caller } from '../../../platform/access/caller.ts'

/** Acquires a slot for an export. @returns the function that releases it @throws Problem 503 if no slot is free */
export type TakeSlot = (caller: Caller) => () => void

const busy = () =>
  new Problem('exports_busy', {
    detail: {
      en: 'As many exports are running as may at once; try again in a few seconds.',
      vi: 'Số lượt xuất dữ liệu đồng thời đã đạt tối đa; hãy thử lại sau vài giây.',
    },
    headers: { 'retry-after': '5' },
  })

/**
 * Limits the exports of this process. At least one connection of the pool stays free for other requests, and one slot for
 * callers with a key, so that slow anonymous readers cannot block them.
 */
export function exportSlots({ exportsAtOnce, databasePoolSize }: Config): TakeSlot {
  const most = Math.max(1, Math.min(exportsAtOnce, databasePoolSize - 1))
  const running = { all: 0, anonymous: 0 }
  return (caller) => {
    const isAnonymous = caller.name === anonymous.name
    if (running.all >= most || (isAnonymous && running.anonymous >= Math.max(1, most - 1))) throw busy()
    running.all++
    if (isAnonymous) running.anonymous++
    return () => {
      running.all--
      if (isAnonymous) running.anonymous--
    }
  }
}
