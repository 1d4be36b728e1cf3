import { codeKey } from '../../../libraries/vietnamese/code-key.ts'
import { nameKey } from '../../../libraries/vietnamese/name-key.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import { Problem } from '../../../platform/http/problems.ts'

/** A kind of documents, as documents name it. */
interface Kind {
  id: string
  code: string
  code_key: string
  name_vi: string
  abbreviation: string | null
}

/** Finds the kind of a code, a Vietnamese name or an abbreviation; undefined if nothing, or not one alone, is called so. */
export type FindKind = (name: string) => Pick<Kind, 'id' | 'code'> | undefined

/** Reads the live kinds, and locks those that are named until the transaction ends. */
export async function lockKinds({ client }: Transaction, names: readonly string[]): Promise<FindKind> {
  const { rows: kinds } = await client.query<Kind>(
    'select id, code, code_key, name_vi, abbreviation from document_kinds where deleted_at is null order by id',
  )
  const only = (found: readonly Kind[]) => (found.length === 1 ? found[0] : undefined)
  const find = (name: string): Kind | undefined =>
    kinds.find(({ code_key }) => code_key === codeKey(name)) ??
    only(kinds.filter(({ name_vi }) => nameKey(name_vi) === nameKey(name))) ??
    only(kinds.filter(({ abbreviation }) => abbreviation !== null && nameKey(abbreviation) === nameKey(name)))
  const ids = new Set(names.flatMap((name) => find(name)?.id ?? []))
  // in the order of ids, so that two writers cannot deadlock; one that went to the trash meanwhile is none any more
  const { rows: locked } = await client.query<{ id: string }>(
    'select id from document_kinds where id = any($1) and deleted_at is null order by id for key share',
    [[...ids]],
  )
  const live = new Set(locked.map(({ id }) => id))
  return (name) => {
    const found = find(name)
    return found !== undefined && live.has(found.id) ? found : undefined
  }
}

/** The problem of a kind that does not exist. */
export const unknownKind = (): Problem =>
  new Problem('unknown_reference', {
    errors: [
      {
        pointer: '/kind',
        code: 'unknown_reference',
        message: {
          en: 'There is no such kind, or several have this name: take a code of /v1/document-kinds, or add the kind there first.',
          vi: 'Không có loại văn bản này, hoặc có nhiều loại trùng tên: hãy dùng mã trong danh mục loại văn bản, hoặc thêm loại mới vào danh mục trước.',
        },
      },
    ],
  })
