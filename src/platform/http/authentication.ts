import { hash, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { Problem } from './problems.ts'
import { scopesHeld, type AccessControl } from '../access/access-control.ts'
import { bootstrapCaller, nameOfKey, personWithEmail, type Caller } from '../access/caller.ts'

/** `bt_<id>_<secret>`: the id finds the row, and the hash of the secret is compared with the stored one. */
export const keyPattern = /^bt_([0-9a-f]{16})_([0-9a-f]{64})$/

/** The hash of a secret, as it is stored. */
export const secretHash = (secret: string): string => hash('sha256', secret, 'hex')

/** A key as the database stores it. */
export interface StoredKey {
  id: string
  secret_hash: string
  display_name: string
  owner_email: string | null
  scopes: readonly string[]
  expires_at: string | null
  revoked_at: string | null
}

/** Finds a key by its 16 hex digits. The composition provides it, so that `http` does not depend on the table. */
export type FindKey = (publicId: string) => Promise<StoredKey | undefined>

/** Turns an access token into its caller. @throws Problem 401 for a token that is not accepted, 503 if it cannot be checked */
export type VerifyToken = (token: string) => Promise<Caller>

/** How keys are found and tokens are checked, and what scopes include. */
interface CallerSource {
  findKey: FindKey
  access: AccessControl
  /** Absent: tokens are not accepted. */
  verifyToken?: VerifyToken | undefined
}

const sameHash = (a: string, b: string) => timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'))

/** The 401 for credentials that are not accepted. */
export const rejected = (en: string, vi: string): Problem =>
  new Problem('invalid_credentials', {
    detail: { en, vi },
    headers: { 'www-authenticate': 'Bearer realm="bantin", error="invalid_token"' },
  })

/** Whether credentials were looked at and not accepted. */
export const isRejection = (error: unknown): boolean => error instanceof Problem && error.status === 401

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

/**
 * How long accepted credentials are exempt from the limit of failures of their network, and how many of them are
 * remembered.
 */
const acceptedMs = 3_600_000
const maxAccepted = 10_000

/** A key as a header presents it. */
interface PresentedKey {
  publicId: string
  secretHash: string
}

/** The key or the token of an `Authorization` header. */
export interface Credentials {
  /** Equal for equal credentials. It is no secret, so that it may stay in memory. */
  fingerprint: string
  /** @throws Problem 401 if they are not accepted, 503 if they cannot be checked now */
  identify: () => Promise<Caller>
}

/** Recognises callers by their credentials. */
export interface Authentication {
  /** Reads an `Authorization` header; undefined if it has neither a well-formed key nor a token. */
  presented: (header: string) => Credentials | undefined
  /** @param credentials undefined for a header without any @throws Problem as `identify` of the credentials does */
  authenticate: (credentials: Credentials | undefined) => Promise<Caller>
  /** Whether they were accepted within the last hour, or are the key from the environment. It asks no database. */
  wasAccepted: (credentials: Credentials) => boolean
}

const bearerOf = (header: string): string | undefined => /^bearer +(\S+)$/i.exec(header.trim())?.[1]

/** Reads a key; undefined if it has another form. */
function keyOf(bearer: string): PresentedKey | undefined {
  const [, publicId, secret] = keyPattern.exec(bearer) ?? []
  return publicId === undefined || secret === undefined
    ? undefined
    : { publicId, secretHash: secretHash(secret) }
}

const fingerprintOf = ({ publicId, secretHash }: PresentedKey): string => `${publicId} ${secretHash}`

// compared if the id is unknown, so that the time of a response does not reveal which ids exist
const decoyHash = secretHash('decoy')

/** @throws Problem 401 if the secret is wrong, or the key is unknown, expired or revoked */
async function callerOfKey({ findKey, access }: CallerSource, key: PresentedKey): Promise<Caller> {
  const stored = await findKey(key.publicId)
  if (!sameHash(key.secretHash, stored?.secret_hash ?? decoyHash) || stored === undefined) throw notAccepted()
  const isExpired = stored.expires_at !== null && Date.parse(stored.expires_at) <= Date.now()
  if (isExpired || stored.revoked_at !== null) throw notAccepted()
  const { id, display_name, owner_email, scopes, expires_at } = stored
  return {
    kind: 'key',
    name: nameOfKey(id),
    display_name,
    person: owner_email === null ? null : personWithEmail(owner_email),
    scopes: scopesHeld(access, scopes),
    expires_at,
  }
}

/**
 * Makes the authentication of an application. Each request reads its key from the database, so that a revocation takes
 * effect at once in every process.
 * @param bootstrapKey the key from the environment, which may do everything
 */
export function authenticator(bootstrapKey: string | undefined, source: CallerSource): Authentication {
  const { verifyToken } = source
  const bootstrap = bootstrapKey === undefined ? undefined : keyOf(bootstrapKey)
  const accepted = new LRUCache<string, true>({ max: maxAccepted, ttl: acceptedMs })

  const callerOf = async (key: PresentedKey): Promise<Caller> => {
    if (key.publicId !== bootstrap?.publicId) return await callerOfKey(source, key)
    if (!sameHash(key.secretHash, bootstrap.secretHash)) throw notAccepted()
    return bootstrapCaller
  }

  return {
    presented: (header) => {
      const bearer = bearerOf(header)
      if (bearer === undefined) return undefined
      if (verifyToken !== undefined && !bearer.startsWith('bt_'))
        return { fingerprint: hash('sha256', bearer, 'hex'), identify: () => verifyToken(bearer) }
      const key = keyOf(bearer)
      return key && { fingerprint: fingerprintOf(key), identify: () => callerOf(key) }
    },
    authenticate: async (credentials) => {
      if (credentials === undefined) throw malformedKey()
      const { fingerprint, identify } = credentials
      try {
        const caller = await identify()
        accepted.set(fingerprint, true)
        return caller
      } catch (error) {
        if (isRejection(error)) accepted.delete(fingerprint)
        throw error
      }
    },
    wasAccepted: ({ fingerprint }) =>
      accepted.has(fingerprint) || (bootstrap !== undefined && fingerprint === fingerprintOf(bootstrap)),
  }
}
