import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import type { Bilingual } from '../../../../platform/http/problems.ts'
import { shownValue } from '../file-record.ts'
import { maxWarnings } from '../limits.ts'
import type { ImportWarning } from '../warning.ts'

/** What a warning is about. */
export interface Noted {
  line: number
  code: string
  message: Bilingual
  /** The field and the value; absent: it is about the row or the table. */
  field?: string
  value?: string
}

/** The warnings of a file. */
export interface WarningList {
  add(noted: Noted): void
  /** Adds one about many rows, which is made when the list is read. */
  addLater(make: () => Noted | undefined): void
  /** All, with one that says how many are left out. */
  list(): ImportWarning[]
}

/** Makes a list that keeps as many warnings as a report has. */
export function warningList(): WarningList {
  const kept: ImportWarning[] = []
  let further = 0
  let last = 1
  const later: (() => Noted | undefined)[] = []
  const reported = ({ line, field, value, code, message }: Noted): ImportWarning => ({
    line,
    field: field ?? null,
    value: shownValue(value),
    code,
    message_en: message.en,
    message_vi: message.vi,
  })
  return {
    add: (noted) => {
      last = noted.line
      if (kept.length < maxWarnings - maxAboutMany) kept.push(reported(noted))
      else further += 1
    },
    addLater: (make) => void later.push(make),
    list: () => {
      const aboutMany = later.flatMap((make) => make() ?? []).map(reported)
      const all = [...kept, ...aboutMany].toSorted((a, b) => a.line - b.line)
      return further === 0 ? all : [...all, moreWarnings(further, last)]
    },
  }
}

/** The most warnings about many rows, and the one that counts what is left out. */
const maxAboutMany = 5

const moreWarnings = (further: number, line: number): ImportWarning => ({
  line,
  field: null,
  value: null,
  code: 'more_warnings',
  message_en: `There are ${further} more warnings, up to this line: send the file in parts to see them all.`,
  message_vi: `Còn ${vietnameseNumber(further)} cảnh báo nữa, đến dòng này: hãy gửi tệp theo từng phần để xem hết.`,
})
