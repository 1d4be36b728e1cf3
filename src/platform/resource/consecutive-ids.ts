import { uuidv7obj } from 'uuidv7'

/** The last 8 of the 36 characters of a UUID: its lowest 32 bits, which are random in a UUID version 7. */
const prefixLength = 28

/**
 * Makes ids for new rows of one batch. Each id is the id before it plus one, so that the audit trail can store the batch as
 * a range. Ids of later batches are greater, because the generator counts in higher bits.
 * @param count how many ids at most
 */
export function consecutiveIds(count: number): () => string {
  let first = uuidv7obj()
  const lowest = () => new DataView(first.bytes.buffer, first.bytes.byteOffset).getUint32(12)
  // the sum must not carry into the bits of the generator's counter
  while (lowest() + count > 2 ** 32) first = uuidv7obj()
  const prefix = first.toString().slice(0, prefixLength)
  let next = lowest()
  return () => `${prefix}${(next++).toString(16).padStart(8, '0')}`
}
