import { hash, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { Problem } from './problems.ts'
import { scopesHeld, type AccessControl } from '../access/access-control.ts'
import { unrestricted, type Caller } from '../access/caller.ts'

/** `bt_<id>_<secret>`: the id finds the row, the secret's hash proves it. */
export const keyPattern = /^bt_([0-9a-f]{16})_([0-9a-f]{64})$/

export const secretHash = (secret: string): string => hash('sha256', secret, 'hex')

/** What the database knows of a key. */
export interface StoredKey {
  id: string
  secret_hash: string
  scopes: readonly string[]
  expires_at: string | null
  revoked_at: string | null
}

/** Finds a key by its 16 hex digits; told by the composition, so that HTTP knows no tables. */
export type FindKey = (publicId: string) => Promise<StoredKey | undefined>

/** Where keys are found, and what their scopes give. */
export interface KeySource {
  findKey: FindKey
  access: AccessControl
}

const sameHash = (a: string, b: string) => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'))

const rejected = (en: string, vi: string) =>
  new Problem('invalid_credentials', {
    detail: { en, vi },
    headers: { 'www-authenticate': 'Bearer realm="bantin", error="invalid_token"' },
  })

/** One answer for unknown, wrong, expired and revoked keys: nobody learns which ids exist. */
const notAccepted = () =>
  rejected(
    'The API key is unknown, expired or revoked.',
    'Khóa API không tồn tại, đã hết hạn hoặc đã bị thu hồi.',
  )

/** How long a key that was good is let in where others of its address fail. */
const REMEMBERED_MS = 3_600_000
const MOST_REMEMBERED = 10_000

/** Turns `Authorization` headers into callers. */
export interface Authentication {
  /** @throws Problem 401 for a key that is not accepted */
  authenticate: (header: string) => Promise<Caller>
  /** Whether a key is, or was in the last hour, a good one, as far as can be told without the database. */
  isKnown: (header: string) => boolean
}

const bearerOf = (header: string): string | undefined => /^bearer +(\S+)$/i.exec(header.trim())?.[1]

/** The parts of a key. @throws Problem 401 where it has another form */
function readKey(header: string): { publicId: string; given: string } {
  const key = keyPattern.exec(bearerOf(header) ?? '')
  if (key === null) {
    throw rejected(
      'Send "Authorization: Bearer bt_<16 hex digits>_<64 hex digits>".',
      'Gửi tiêu đề "Authorization: Bearer bt_<16 chữ số hex>_<64 chữ số hex>".',
    )
  }
  const [, publicId = '', secret = ''] = key
  return { publicId, given: secretHash(secret) }
}

/** @throws Problem 401 where the stored key is not the given one, or does not hold any more */
async function callerOf({ findKey, access }: KeySource, publicId: string, given: string): Promise<Caller> {
  const stored = await findKey(publicId)
  if (!sameHash(given, stored?.secret_hash ?? decoy) || stored === undefined) throw notAccepted()
  const expired = stored.expires_at !== null && Date.parse(stored.expires_at) <= Date.now()
  if (expired || stored.revoked_at !== null) throw notAccepted()
  const { id, scopes, expires_at } = stored
  return { key_id: id, name: `key:${id}`, scopes: scopesHeld(access, scopes), expires_at }
}

// compared against when the id is unknown, so that the time tells nothing
const decoy = secretHash('decoy')

/** Keys are looked up on every request, so that a revocation holds at once in every process. */
export function authenticator(bootstrapKey: string | undefined, keys: KeySource): Authentication {
  const bootstrap = bootstrapKey === undefined ? null : keyPattern.exec(bootstrapKey)
  const bootstrapHash = bootstrap === null ? undefined : secretHash(bootstrap[2]!)
  // by the hash of the whole key: no secret stays in memory
  const good = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS })
  return {
    async authenticate(header) {
      const { publicId, given } = readKey(header)
      if (bootstrap && bootstrapHash && publicId === bootstrap[1]) {
        if (!sameHash(given, bootstrapHash)) throw notAccepted()
        return unrestricted('bootstrap')
      }
      const name = `${publicId} ${given}`
      try {
        const caller = await callerOf(keys, publicId, given)
        good.set(name, true)
        return caller
      } catch (error) {
        if (error instanceof Problem) good.delete(name)
        throw error
      }
    },
    isKnown(header) {
      const key = keyPattern.exec(bearerOf(header) ?? '')
      if (key === null) return false
      const given = secretHash(key[2]!)
      const isBootstrap = bootstrapHash !== undefined && key[1] === bootstrap?.[1]
      return isBootstrap ? sameHash(given, bootstrapHash) : good.has(`${key[1]} ${given}`)
    },
  }
}
