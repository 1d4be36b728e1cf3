import { Problem, type Bilingual } from './problems.ts'
import type { Scope } from '../access/scope.ts'

/** The 403 for a caller without the scope (RFC 6750, section 3.1). */
export const insufficientScope = (
  scope: Scope,
  detail: Bilingual = { en: `You lack the scope ${scope}.`, vi: `Bạn không có quyền ${scope}.` },
): Problem =>
  new Problem('forbidden', {
    detail,
    headers: {
      'www-authenticate': `Bearer realm="bantin", error="insufficient_scope", scope="${scope}"`,
    },
  })
