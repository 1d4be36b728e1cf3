import { Problem, type Bilingual } from './problems.ts'
import type { Scope } from '../access/scope.ts'

/** The 403 for a key without the scope (RFC 6750, section 3.1). */
export const insufficientScope = (
  scope: Scope,
  detail: Bilingual = { en: `The key lacks the scope ${scope}.`, vi: `Khóa không có quyền ${scope}.` },
): Problem =>
  new Problem('forbidden', {
    detail,
    headers: {
      'www-authenticate': `Bearer realm="bantin", error="insufficient_scope", scope="${scope}"`,
    },
  })
