import type { Connection, StatementContext } from '../database/database.ts'
import { Problem } from '../http/problems.ts'
import type { Caller } from '../access/caller.ts'
import type { FoundIds, Include, ReadOnlyResource } from './definition.ts'
import type { Row } from './row.ts'
import { findRows } from './rows.ts'
import { accessToTarget, requirementToRead } from './target-access.ts'

/** An include of one reference: `program_id` gets `program` beside it. */
export function includeOne(field: string, as: string, target: () => ReadOnlyResource): Include {
  return {
    target,
    field,
    ids: (row) => [row[field] as string | null],
    attach: (row, targets) => {
      const id = row[field]
      row[as] = typeof id === 'string' ? (targets.get(id) ?? null) : null
    },
  }
}

/** An include of a list of references: `tag_ids` gets `tags` beside it. */
export function includeMany(field: string, as: string, target: () => ReadOnlyResource): Include {
  return {
    target,
    field,
    ids: (row) => row[field] as string[],
    attach: (row, targets) => {
      row[as] = (row[field] as string[]).flatMap((id) => targets.get(id) ?? [])
    },
  }
}

const nothingFound: FoundIds = new Map()

/**
 * Adds included objects to rows, by one statement for each include, and one more where rows refer to these. The access to the target limits its rows and fields.
 */
export async function addIncludes(
  connection: Connection,
  context: StatementContext,
  resource: ReadOnlyResource,
  caller: Caller,
  names: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  for (const name of names) {
    const include = resource.includes?.[name]
    if (include === undefined) continue // a long field: already in the select list
    if ('add' in include) {
      await include.add(connection, context, rows)
      continue
    }
    const target = include.target()
    const access = accessToTarget(target, caller)
    if (access === undefined) {
      const scope = requirementToRead(target)
      throw new Problem(caller.name === 'anonymous' ? 'unauthenticated' : 'forbidden', {
        detail: {
          en: `include=${name} needs a key with the scope ${scope}.`,
          vi: `"include=${name}" cần khóa có quyền "${scope}".`,
        },
      })
    }
    const found = (await include.find?.(connection, rows)) ?? nothingFound
    const ids = rows.flatMap((row) => include.ids(row, found).filter((id) => id !== null))
    const targets = await findRows(connection, context, target, access, ids)
    for (const row of rows) include.attach(row, targets, found)
  }
}
