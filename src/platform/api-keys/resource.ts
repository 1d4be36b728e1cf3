import { sql } from 'drizzle-orm'
import type { AccessControl } from '../access/access-control.ts'
import type { ReadAccess } from '../access/resource-access.ts'
import { defineReadOnlyResource } from '../resource/define.ts'
import { choiceFilter, conditionFilter } from '../resource/filters.ts'
import { valueSort } from '../resource/sorts.ts'
import { columnsWithoutEmail, keyColumns } from './store.ts'
import type { ApiKeySchemas } from './schema.ts'
import { apiKeys as table } from './table.ts'

/** The access to keys: only callers who may create keys see them, and e-mails of owners only with `content:read`. */
export const keysAccess = { read: 'keys:manage', all_rows: 'content:read' } as const satisfies ReadAccess

/** The resource of API keys. Its roles depend on the application. */
export const apiKeysResource = ({ roles }: AccessControl, { output }: ApiKeySchemas) =>
  defineReadOnlyResource({
    path: 'api-keys',
    one: 'ApiKey',
    many: 'ApiKeys',
    label: { one: 'an API key', many: 'API keys', vi: 'khóa API' },
    access: keysAccess,
    description: 'A key lets a program write, or read what is not public. Secrets are never shown again.',
    table,
    output,
    select: keyColumns,
    publicSelect: columnsWithoutEmail,
    filters: {
      role: choiceFilter(table.role, Object.keys(roles), 'Only keys of these roles.'),
      revoked: conditionFilter(
        'Only keys that were revoked (true) or not (false).',
        () => sql`(${table.revoked_at} is not null)`,
      ),
    },
    sorts: { created_at: valueSort(table.created_at, 'created_at', 'instant', 'creation') },
    defaultSort: '-created_at',
  })
