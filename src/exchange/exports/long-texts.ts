import { z } from 'zod'
import type { Snapshot } from '../../database/snapshot.ts'
import type { BoundQuery } from '../../database/statement.ts'
import { Problem } from '../../http/problems.ts'
import type { ResourceDefinition } from '../../resource/definition.ts'
import { bareSchema } from './schema.ts'

/** The fields whose cells may be longer than that: texts by their own limit, and whatever becomes JSON. */
function longFieldsOf({ input }: ResourceDefinition, most: number): string[] {
  return Object.keys(input.shape).filter((name) => {
    const schema = bareSchema(input.shape[name])
    if (schema instanceof z.ZodString) return (schema.maxLength ?? Infinity) > most
    return schema instanceof z.ZodArray || schema instanceof z.ZodObject
  })
}

/**
 * Refuses an export with a text that no cell can hold, before anything of it is sent: half of a text would be taken for
 * the whole.
 * @throws Problem 422 that names the first such row
 */
export async function refuseLongTexts(
  snapshot: Snapshot,
  resource: ResourceDefinition,
  list: BoundQuery,
  most: number,
): Promise<void> {
  const fields = longFieldsOf(resource, most).filter((name) => resource.select[name] !== undefined)
  if (fields.length === 0) return
  const isLong = fields.map((field) => `length(listed."${field}"::text) > ${most}`).join(' or ')
  const text = `select listed.id from (${list.text}) as listed where ${isLong} limit 1`
  const [long] = await snapshot.query<{ id: string }>({ text, values: list.values })
  if (long === undefined) return
  throw new Problem('unprocessable', {
    detail: {
      en: `A cell of a spreadsheet holds ${most} characters, and ${resource.label.one} (${long.id}) has more: use format=csv or format=ndjson, or filter it out.`,
      vi: `Một ô bảng tính chỉ chứa được ${most} ký tự, mà bản ghi ${long.id} có nhiều hơn: hãy dùng format=csv hoặc format=ndjson, hoặc lọc bỏ bản ghi đó.`,
    },
  })
}
