import { serialize } from '../../../platform/http/serializer.ts'
import { recordOf } from './record.ts'
import type { TextFormat } from './text-stream.ts'

/** The NDJSON format: one JSON object in each line. */
export const ndjson: TextFormat = {
  begin: () => '',
  portion: ({ rows, keys }, { columns, record }) =>
    rows.map((row) => `${serialize(record, recordOf(row, columns, keys))}\n`).join(''),
}
