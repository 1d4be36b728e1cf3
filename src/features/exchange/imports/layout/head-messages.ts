import { vietnameseNumber } from '../../../../libraries/vietnamese/number.ts'
import { nearestName } from '../../../../libraries/vietnamese/nearest-name.ts'
import type { Bilingual } from '../../../../platform/http/problems.ts'
import type { ExchangedResource } from '../../../../platform/resource/definition.ts'
import { unreadableFile } from '../unreadable-file.ts'

/** Names in quotes, with commas between them. */
export const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

/** The names of columns as a file with such heads has them. */
export const namesIn = ({ headers = {} }: ExchangedResource, known: readonly string[]) =>
  known.map((name) => headers[name]?.[0] ?? name)

/** What an unknown head may mean. */
function nearest(resource: ExchangedResource, head: string, known: readonly string[]): string | null {
  return nearestName(head, [...known, ...Object.values(resource.headers ?? {}).flat()])
}

/** The problem of a head that is no column, where such ones are refused. */
export function unknownColumn(
  resource: ExchangedResource,
  head: string,
  known: readonly string[],
  isVietnamese: boolean,
  line: number,
) {
  const near = nearest(resource, head, known)
  const inVietnamese = namesIn(resource, known).join(', ')
  const hint =
    near === null
      ? {
          en: ` Known are: ${isVietnamese ? inVietnamese : known.join(', ')}.`,
          vi: ` Các cột hợp lệ: ${inVietnamese}.`,
        }
      : { en: ` Did you mean "${near}"?`, vi: ` Có phải là "${near}"?` }
  return unreadableFile(
    'unknown_column',
    { en: `There is no column "${head}".${hint.en}`, vi: `Không có cột "${head}".${hint.vi}` },
    line,
  )
}

/** The problem of a table in which no column is known. */
export function noHead(resource: ExchangedResource, rows: number, known: readonly string[], line?: number) {
  const some = namesIn(
    resource,
    known.filter((name) => name !== 'id'),
  )
    .slice(0, 12)
    .join(', ')
  const where =
    line === undefined
      ? {
          en: `None of the first ${rows} rows has`,
          vi: `Không dòng nào trong ${vietnameseNumber(rows)} dòng đầu có`,
        }
      : { en: 'The row has no', vi: 'Dòng này không có' }
  return unreadableFile(
    line === undefined ? 'no_header' : 'unknown_column',
    {
      en: `${where.en} heads of columns that are known, such as ${some}: name the row with header_row, and the columns with mapping.`,
      vi: `${where.vi} tên cột nào nhận ra được, như ${some}: hãy chỉ dòng tiêu đề bằng "header_row" và các cột bằng "mapping".`,
    },
    line,
  )
}

/** The problem of a name in a mapping that there is not. */
export const unknownInMapping = (name: string, names: readonly string[], line: number) => {
  const near = nearestName(name, names)
  return unreadableFile(
    'unknown_mapping',
    {
      en: `The mapping names "${name}", which is no column or field here.${near === null ? '' : ` Did you mean "${near}"?`}`,
      vi: `"mapping" nêu "${name}", không phải cột hay trường nào ở đây.${near === null ? '' : ` Có phải là "${near}"?`}`,
    },
    line,
  )
}

/** The problem of a head of a field over several columns. */
export const mergedHeader = (head: string, line: number) =>
  unreadableFile(
    'merged_header',
    {
      en: `The head "${head}" covers several columns: unmerge it, and give each column one head.`,
      vi: `Tiêu đề "${head}" gộp nhiều cột: hãy bỏ gộp ô và ghi mỗi cột một tên.`,
    },
    line,
  )

/** What a passed column may have meant, for a warning. */
export function passedColumns(
  resource: ExchangedResource,
  known: readonly string[],
  passed: readonly string[],
): Bilingual {
  const shown = passed.slice(0, 50).map((head) => {
    const text = head.slice(0, 100)
    const near = text.length > 4 ? nearest(resource, text, known) : null
    // a column that the mapping passes over may have a known head
    return { text, near: near?.toLowerCase() === text.toLowerCase() ? null : near }
  })
  const further = passed.length - shown.length
  const list = (ask: string) =>
    shown.map(({ text, near }) => `"${text}"${near === null ? '' : ` (${ask} "${near}"?)`}`).join(', ')
  return {
    en: `These columns are no field and are passed over: ${list('or')}${further > 0 ? `, and ${further} more` : ''}.`,
    vi: `Các cột không thuộc trường nào nên được bỏ qua: ${list('hay là')}${further > 0 ? ` và ${vietnameseNumber(further)} cột khác` : ''}.`,
  }
}
