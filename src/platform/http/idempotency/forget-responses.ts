import { Problem } from '../problems.ts'
import { problemBody } from '../reply-problem.ts'
import type { Transaction } from '../../database/database.ts'

/** What a stored response must not contain any more. */
interface Forgotten {
  /** Texts that responses may contain as a value. */
  values: readonly string[]
  /** Rows that are a response by themselves. */
  ids: readonly string[]
}

const forgotten = new Problem('wrong_state', {
  detail: {
    en: 'This request was carried out. Its response is not kept, since personal data in it were removed for good.',
    vi: 'Yêu cầu này đã được thực hiện. Kết quả không còn được lưu vì thông tin cá nhân trong đó đã bị xóa vĩnh viễn.',
  },
})

/**
 * Replaces stored responses with these values or rows. The keys stay: a request that is repeated must not be carried out
 * again.
 */
export async function forgetResponses({ client }: Transaction, { values, ids }: Forgotten): Promise<void> {
  // as they are in JSON
  const texts = [...values.map((value) => JSON.stringify(value)), ...ids.map((id) => `{"id":"${id}"`)]
  await client.query(
    `update idempotency_keys set status = $2, headers = $3, body = $4
    where exists (select from unnest($1::text[]) as removed(text) where position(removed.text in body) > 0)`,
    [
      texts,
      forgotten.status,
      JSON.stringify({ 'content-type': 'application/problem+json; charset=utf-8' }),
      JSON.stringify(problemBody(forgotten, 'en', '', '')),
    ],
  )
}
