import { noteMark } from '../table-columns.ts'
import { folded } from './column-readings.ts'
import type { HeadColumns } from './columns-of-head.ts'
import type { Head } from './find-head.ts'
import type { TableLayout } from './mapping.ts'

/** How the heads were understood. */
export function layoutOf(
  { columns, headers, own: width, group, values }: HeadColumns,
  { rows }: Head,
  line: number,
): TableLayout {
  const own = headers.slice(0, width)
  const valued = columns.slice(columns.length - values.length)
  const understood = own.flatMap((head, at) => {
    const column = columns[at]
    if (column === undefined || head.startsWith(noteMark)) return []
    return [{ column: at + 1, head, field: typeof column === 'object' ? column.reading : null }]
  })
  const times = new Map<string, number>()
  for (const head of own) times.set(folded(head), (times.get(folded(head)) ?? 0) + 1)
  const isClear = (head: string) => head !== '' && !/^\d+$/.test(head) && times.get(folded(head)) === 1
  return {
    header_row: line,
    header_rows: rows,
    columns: understood,
    mapping: {
      columns: Object.fromEntries(
        understood.map(({ column, head, field }) => [isClear(head) ? head : String(column), field]),
      ),
      groups: group?.reading ?? null,
      ...(values.length === 0
        ? {}
        : {
            values: Object.fromEntries(
              valued.flatMap((column, at) =>
                typeof column === 'object' ? [[column.reading, values[at]!] as const] : [],
              ),
            ),
          }),
    },
  }
}
