import { hash, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { Problem } from './problems.ts'
import { scopesHeld, type AccessControl } from '../access/access-control.ts'
import { unrestricted, type Caller } from '../access/caller.ts'

/** `bt_<id>_<secret>`: the id finds the row, and the hash of the secret is compared with the stored one. */
export const keyPattern = /^bt_([0-9a-f]{16})_([0-9a-f]{64})$/

/** The hash of a secret, as it is stored. */
export const secretHash = (secret: string): string => hash('sha256', secret, 'hex')

/** A key as the database stores it. */
export interface StoredKey {
  id: string
  secret_hash: string
  display_name: string
  scopes: readonly string[]
  expires_at: string | null
  revoked_at: string | null
}

/** Finds a key by its 16 hex digits. The composition provides it, so that `http` does not depend on the table. */
export type FindKey = (publicId: string) => Promise<StoredKey | undefined>

/** How keys are found, and what their scopes include. */
interface KeySource {
  findKey: FindKey
  access: AccessControl
}

const sameHash = (a: string, b: string) => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'))

const rejected = (en: string, vi: string) =>
  new Problem('invalid_credentials', {
    detail: { en, vi },
    headers: { 'www-authenticate': 'Bearer realm="bantin", error="invalid_token"' },
  })

const malformedKey = () =>
  rejected(
    'Send "Authorization: Bearer bt_<16 hex digits>_<64 hex digits>".',
    'Gửi tiêu đề "Authorization: Bearer bt_<16 chữ số hex>_<64 chữ số hex>".',
  )

/** The same 401 for unknown, wrong, expired and revoked keys, so that it does not reveal which ids exist. */
const notAccepted = () =>
  rejected(
    'The API key is unknown, expired or revoked.',
    'Khóa API không tồn tại, đã hết hạn hoặc đã bị thu hồi.',
  )

/** How long an accepted key is exempt from the limit of failures of its network, and how many such keys are cached. */
const acceptedMs = 3_600_000
const maxAcceptedKeys = 10_000

/** The key of an `Authorization` header. */
export interface PresentedKey {
  publicId: string
  secretHash: string
}

/** Recognises the callers of API keys. */
export interface Authentication {
  /** @param key undefined for a header without a well-formed key @throws Problem 401 for a key that is not accepted */
  authenticate: (key: PresentedKey | undefined) => Promise<Caller>
  /** Whether the key was accepted within the last hour, or is the key from the environment. It asks no database. */
  wasAccepted: (key: PresentedKey) => boolean
}

const bearerOf = (header: string): string | undefined => /^bearer +(\S+)$/i.exec(header.trim())?.[1]

/** Reads the key of an `Authorization` header; undefined if it has another form. */
export function presentedKey(header: string): PresentedKey | undefined {
  const [, publicId, secret] = keyPattern.exec(bearerOf(header) ?? '') ?? []
  return publicId === undefined || secret === undefined
    ? undefined
    : { publicId, secretHash: secretHash(secret) }
}

// compared if the id is unknown, so that the time of a response does not reveal which ids exist
const decoyHash = secretHash('decoy')

/** @throws Problem 401 if the secret is wrong, or the key is unknown, expired or revoked */
async function callerOf({ findKey, access }: KeySource, key: PresentedKey): Promise<Caller> {
  const stored = await findKey(key.publicId)
  if (!sameHash(key.secretHash, stored?.secret_hash ?? decoyHash) || stored === undefined) throw notAccepted()
  const isExpired = stored.expires_at !== null && Date.parse(stored.expires_at) <= Date.now()
  if (isExpired || stored.revoked_at !== null) throw notAccepted()
  const { id, display_name, scopes, expires_at } = stored
  return { key_id: id, name: `key:${id}`, display_name, scopes: scopesHeld(access, scopes), expires_at }
}

/**
 * Makes the authentication of an application. Each request reads its key from the database, so that a revocation takes
 * effect at once in every process.
 * @param bootstrapKey the key from the environment, which may do everything
 */
export function authenticator(bootstrapKey: string | undefined, keys: KeySource): Authentication {
  const bootstrap = bootstrapKey === undefined ? undefined : presentedKey(`Bearer ${bootstrapKey}`)
  // by the hash of the key: no secret stays in memory
  const accepted = new LRUCache<string, true>({ max: maxAcceptedKeys, ttl: acceptedMs })
  const cacheKey = (key: PresentedKey) => `${key.publicId} ${key.secretHash}`
  return {
    authenticate: async (key) => {
      if (key === undefined) throw malformedKey()
      if (key.publicId === bootstrap?.publicId) {
        if (!sameHash(key.secretHash, bootstrap.secretHash)) throw notAccepted()
        return unrestricted('bootstrap')
      }
      try {
        const caller = await callerOf(keys, key)
        accepted.set(cacheKey(key), true)
        return caller
      } catch (error) {
        if (error instanceof Problem) accepted.delete(cacheKey(key))
        throw error
      }
    },
    wasAccepted: (key) =>
      key.publicId === bootstrap?.publicId
        ? sameHash(key.secretHash, bootstrap.secretHash)
        : accepted.has(cacheKey(key)),
  }
}
