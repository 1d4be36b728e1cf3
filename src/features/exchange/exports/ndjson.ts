import { serialize } from '../../../platform/http/serializer.ts'
import { recordOf } from './record.ts'
import type { TextFormat } from './text-stream.ts'

/** One JSON object a line. */
export const ndjson: TextFormat = {
  begin: () => '',
  portion: ({ rows, keys }, { columns, record }) =>
    rows.map((row) => `${serialize(record, recordOf(row, columns, keys))}\n`).join(''),
}
