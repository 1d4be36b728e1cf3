import { vietnameseDay } from '../../libraries/vietnamese/day.ts'
import { Problem, type Bilingual, type FieldError } from '../http/problems.ts'
import { scopesHeld, type AccessControl } from '../access/access-control.ts'
import { nameOfKey, type Caller } from '../access/caller.ts'
import type { Scope } from '../access/scope.ts'

/** The scopes of a key, and when it expires. */
interface KeyPowers {
  scopes: readonly string[]
  expires_at: string | null
}

/** The scopes of a key that the caller lacks. */
const missingScopes = (access: AccessControl, { scopes }: Caller, key: KeyPowers): Scope[] =>
  [...scopesHeld(access, key.scopes)].filter((scope) => !scopes.has(scope))

/** Whether a key expires later than the key or the token of the caller. */
const outlives = (caller: Caller, key: KeyPowers): boolean =>
  caller.expires_at !== null &&
  (key.expires_at === null || Date.parse(key.expires_at) > Date.parse(caller.expires_at))

/** A moment as people read it. */
function momentText(moment: string | null): string {
  const text = moment === null ? '' : new Date(moment).toISOString()
  return `${text.slice(11, 16)} ngày ${vietnameseDay(text.slice(0, 10))} (giờ UTC)`
}

const forbidden = (detail: Bilingual, errors: FieldError[] = []) =>
  new Problem('forbidden', { detail, errors })

const lacks = (names: string): Bilingual => ({
  en: `You lack: ${names}.`,
  vi: `Bạn không có quyền: ${names}.`,
})

/** @throws Problem 403 if the new key would have more scopes than the caller, or expire later */
export function assertMayCreateKey(
  access: AccessControl,
  caller: Caller,
  key: KeyPowers & { role: string | null },
): void {
  const missing = missingScopes(access, caller, key)
  if (missing.length > 0) {
    const detail = lacks(missing.join(', '))
    const pointer = key.role === null ? '/scopes' : '/role'
    throw forbidden(detail, [{ pointer, code: 'beyond_your_key', message: detail }])
  }
  if (!outlives(caller, key)) return
  const detail = {
    en: `Your own access ends at ${caller.expires_at}: the new key must not live longer. Give an expires_at up to that moment, or use \`bantin keys create\` at the server.`,
    vi: `Quyền truy cập của bạn hết hạn lúc ${momentText(caller.expires_at)}: khóa mới không được dùng lâu hơn. Hãy đặt "expires_at" không muộn hơn thời điểm đó, hoặc chạy \`bantin keys create\` trên máy chủ.`,
  }
  throw forbidden(detail, [{ pointer: '/expires_at', code: 'beyond_your_key', message: detail }])
}

/**
 * A key may revoke itself. The end of a token says nothing of how long its holder may work, so that a token may revoke keys
 * that live longer.
 * @throws Problem 403 if the key has more scopes than the caller, or expires later than the key of the caller
 */
export function assertMayRevokeKey(
  access: AccessControl,
  caller: Caller,
  key: KeyPowers & { id: string },
): void {
  if (caller.name === nameOfKey(key.id)) return
  const missing = missingScopes(access, caller, key).join(', ')
  if (missing !== '') {
    throw forbidden({
      en: `That key may do more than you, who lack: ${missing}. Use a key that has these scopes, or \`bantin keys revoke\` at the server.`,
      vi: `Khóa đó có nhiều quyền hơn bạn; bạn không có quyền: ${missing}. Hãy dùng khóa có các quyền này, hoặc chạy \`bantin keys revoke\` trên máy chủ.`,
    })
  }
  if (caller.kind === 'token' || !outlives(caller, key)) return
  throw forbidden({
    en: `That key lives longer than yours, which ends at ${caller.expires_at}. Use a key that lives as long, or \`bantin keys revoke\` at the server.`,
    vi: `Khóa đó có hạn dùng dài hơn khóa của bạn (hết hạn lúc ${momentText(caller.expires_at)}). Hãy dùng khóa có hạn dùng tương đương, hoặc chạy \`bantin keys revoke\` trên máy chủ.`,
  })
}

/** The 409 for the last key that can create keys. */
export const lastManagerProblem = (): Problem =>
  new Problem('wrong_state', {
    detail: {
      en: 'It is the last key with keys:manage: make another one first, or run `bantin keys revoke` at the server.',
      vi: 'Đây là khóa cuối cùng có quyền "keys:manage": hãy tạo khóa khác trước, hoặc chạy `bantin keys revoke` trên máy chủ.',
    },
  })
