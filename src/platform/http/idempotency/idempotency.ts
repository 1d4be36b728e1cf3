import { hash } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { advisoryLocks, tryAcquireLock } from '../../database/advisory-locks.ts'
import type { Transaction } from '../../database/database.ts'
import { Problem } from '../problems.ts'
import { deleteExpired } from './delete-expired.ts'
import { idempotencyKeys } from './table.ts'

/** Names one request among all that a caller sends. */
export interface IdempotentRequest {
  caller: string
  operation: string
  keyHash: string
  requestHash: string
}

/** An answer as it went out. */
export interface StoredResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/**
 * Reads the `Idempotency-Key` header; `undefined` when there is none.
 * @throws Problem 400 when it is empty, over 255 characters or not printable ASCII.
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
 * Claims the key for this transaction and gives the stored answer when there is one.
 * A lock that ends with the transaction stands for "still running": a crash releases it and stores nothing.
 */
export async function claimOrReplay(
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

/** Keeps the answer, in the transaction of its effect; an expired one of the same key gives way. */
export async function storeResponse(
  transaction: Transaction,
  request: IdempotentRequest,
  answer: StoredResponse,
): Promise<void> {
  await deleteExpired(transaction.client, 20)
  const row = {
    caller: request.caller,
    operation: request.operation,
    key_hash: request.keyHash,
    request_hash: request.requestHash,
    ...answer,
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
