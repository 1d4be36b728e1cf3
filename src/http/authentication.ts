import { hash, timingSafeEqual } from 'node:crypto'
import { Problem } from './problems.ts'
import { anonymous, scopeNames, type Caller } from './scopes.ts'

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

const isScope = (name: string): name is (typeof scopeNames)[number] =>
  (scopeNames as readonly string[]).includes(name)

/**
 * Makes the function that turns an `Authorization` header into a caller.
 * Keys are looked up on every request, so that a revocation holds at once in every process.
 */
export function authenticator(bootstrapKey: string | undefined, findKey: FindKey) {
  const bootstrap = bootstrapKey === undefined ? undefined : keyPattern.exec(bootstrapKey)
  const bootstrapHash = bootstrap ? secretHash(bootstrap[2]!) : undefined
  // compared against when the id is unknown, so that the time tells nothing
  const decoy = secretHash('decoy')

  return async function authenticate(header: string | undefined): Promise<Caller> {
    if (header === undefined) return anonymous
    const token = /^bearer +(\S+)$/i.exec(header.trim())?.[1]
    const key = token === undefined ? null : keyPattern.exec(token)
    if (key === null) {
      throw rejected(
        'Send "Authorization: Bearer bt_<16 hex digits>_<64 hex digits>".',
        'Gửi tiêu đề "Authorization: Bearer bt_<16 chữ số hex>_<64 chữ số hex>".',
      )
    }
    const [, publicId = '', secret = ''] = key
    const given = secretHash(secret)
    if (bootstrap && bootstrapHash && publicId === bootstrap[1]) {
      if (!sameHash(given, bootstrapHash)) throw notAccepted()
      return { key_id: null, name: 'bootstrap', scopes: new Set(scopeNames) }
    }
    const stored = await findKey(publicId)
    if (!sameHash(given, stored?.secret_hash ?? decoy) || stored === undefined) throw notAccepted()
    const expired = stored.expires_at !== null && Date.parse(stored.expires_at) <= Date.now()
    if (expired || stored.revoked_at !== null) throw notAccepted()
    return { key_id: stored.id, name: `key:${stored.id}`, scopes: new Set(stored.scopes.filter(isScope)) }
  }
}

export type Authenticate = ReturnType<typeof authenticator>
