import { hash } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { advisoryLocks, tryAcquireLock } from '../../database/advisory-locks.ts'
import type { Transaction } from '../../database/database.ts'
import { Problem } from '../problems.ts'
import { deleteExpired } from './delete-expired.ts'
import { idempotencyKeys } from './table.ts'

/** Identifies a request by its `Idempotency-Key`. */
interface IdempotentRequest {
  caller: string
  operation: string
  keyHash: string
  requestHash: string
}

/** A stored response. */
interface StoredResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/**
 * Reads the `Idempotency-Key` header; undefined if there is none.
 * @throws Problem 400 if it is empty, over 255 characters or not printable ASCII
 */
export function idempotentRequest(
  header: string | string[] | undefined,
  request: { caller: string; operation: string; url: string; body: unknown },
): IdempotentRequest | undefined {
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(header)) {
    throw new Problem('invalid_request', {
      errors: [
        {
          parameter: 'Idempotency-Key',
          code: 'wrong_format',
          message: {
            en: 'It must come once, with 1 to 255 printable ASCII characters; a fresh UUID is a good one.',
            vi: 'Chỉ gửi một lần, gồm 1 đến 255 ký tự ASCII in được; nên dùng một UUID mới.',
          },
        },
      ],
    })
  }
  return {
    caller: request.caller,
    operation: request.operation,
    keyHash: hash('sha256', header, 'hex'),
    requestHash: hash('sha256', JSON.stringify([request.url, request.body ?? null]), 'hex'),
  }
}

/**
 * Reserves the key until the transaction ends, or returns the stored response. A held lock means that the
 * same request is still running; a crash releases it.
 * @throws Problem 409 if the lock is held, 422 if the key came with another request
 */
export async function reserveOrReplay(
  { client, orm }: Transaction,
  request: IdempotentRequest,
): Promise<StoredResponse | undefined> {
  const lock = `${request.caller} ${request.operation} ${request.keyHash}`
  if (!(await tryAcquireLock(client, advisoryLocks.idempotencyKey(lock)))) {
    throw new Problem('idempotency_in_progress', { headers: { 'retry-after': '1' } })
  }
  const [stored] = await orm
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.caller, request.caller),
        eq(idempotencyKeys.operation, request.operation),
        eq(idempotencyKeys.key_hash, request.keyHash),
        gt(idempotencyKeys.created_at, sql`now() - interval '24 hours'`),
      ),
    )
  if (stored === undefined) return undefined
  if (stored.request_hash !== request.requestHash) throw new Problem('idempotency_mismatch')
  return { status: stored.status, headers: stored.headers, body: stored.body }
}

/** Stores the response in the transaction of its write. It replaces an expired response of the same key. */
export async function storeResponse(
  transaction: Transaction,
  request: IdempotentRequest,
  response: StoredResponse,
): Promise<void> {
  await deleteExpired(transaction.client, 20)
  const row = {
    caller: request.caller,
    operation: request.operation,
    key_hash: request.keyHash,
    request_hash: request.requestHash,
    ...response,
    created_at: sql`now()`,
  }
  await transaction.orm
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoUpdate({
      target: [idempotencyKeys.caller, idempotencyKeys.operation, idempotencyKeys.key_hash],
      set: row,
    })
}
