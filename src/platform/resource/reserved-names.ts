import { invalidRequest } from '../http/validation-problems.ts'
import type { Row } from './row.ts'

const names = ['slug', 'code', 'external_id']

const message = {
  en: 'The word null means "has none" in filters, so that it cannot be a name; use another one.',
  vi: 'Chữ null trong bộ lọc có nghĩa là "không có" nên không dùng làm tên được; hãy chọn tên khác.',
}

/**
 * Rejects `null` as a slug, code or external id: filters use the word. A row that has it already can keep it.
 * @throws Problem 400
 */
export function assertNoReservedNames(values: Row, current: Row | undefined): void {
  const errors = names.flatMap((name) => {
    const value = values[name]
    const isReserved = typeof value === 'string' && value.normalize('NFKC').toLowerCase() === 'null'
    return isReserved && current?.[name] !== value ? [{ pointer: `/${name}`, code: 'reserved', message }] : []
  })
  if (errors.length > 0) throw invalidRequest(errors)
}
