import type { ClassifiedLine } from './classified-line.ts'

const total = /^(?:tong(?: cong| so)?|tat ca)\s*:?\s*[(]?[\d.,]+\)?$/
const counters = new Set(['visitor-counter', 'view-count'])
const reach = 3

/** Takes a total for a counter of the site only beside other counters: a closing table has totals as well. */
export function keepLoneTotals(lines: ClassifiedLine[]): ClassifiedLine[] {
  return lines.map((classified, at) => {
    if (classified.rule?.name !== 'visitor-counter' || !total.test(classified.line.key)) return classified
    const near = lines.slice(Math.max(0, at - reach), at + reach + 1)
    const isCounter = near.some((one) => one !== classified && counters.has(one.rule?.name ?? ''))
    return isCounter ? classified : { ...classified, rule: null }
  })
}
