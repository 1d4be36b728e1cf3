import { documentNumberKey } from '../../../libraries/vietnamese/document-number.ts'
import { insufficientScope } from '../../../platform/http/insufficient-scope.ts'
import type { Problem } from '../../../platform/http/problems.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import { scopeToMakePublic } from '../../../platform/resource/public-rows.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { lockKinds, unknownKind } from './kinds.ts'
import type { Document, DocumentInput } from './schema.ts'

type DocumentDraft = Draft<Document, DocumentInput>

/** The problem of a draft that would become public by a caller who may not publish; undefined if there is none. */
function mayNotPublish(draft: DocumentDraft, context: WriteContext): Problem | undefined {
  const scope = scopeToMakePublic(draft, ({ published }) => published, context)
  if (scope === undefined) return undefined
  return insufficientScope(scope, {
    en: `To publish a document, the key needs the scope ${scope} too: send published as false.`,
    vi: `Để công bố văn bản, khóa cần có thêm quyền ${scope}; nếu không, hãy để văn bản ở trạng thái chưa công bố.`,
  })
}

/** Finds the kinds of documents, and derives the keys of their numbers; for `prepare`. */
export async function prepareDocuments(drafts: readonly DocumentDraft[], context: WriteContext) {
  const kindOf = await lockKinds(
    context.transaction,
    drafts.map(({ values }) => values.kind),
  )
  return drafts.map((draft) => {
    const { id, values } = draft
    const kind = kindOf(values.kind)
    const problem = kind === undefined ? unknownKind() : mayNotPublish(draft, context)
    if (problem !== undefined) context.rejectRow(id, problem)
    return {
      ...values,
      kind: kind?.code ?? values.kind,
      ...(kind === undefined ? {} : { kind_id: kind.id }),
      number_key: values.number === null ? null : documentNumberKey(values.number) || null,
    }
  })
}

/** Locks the kind of a document that is restored. @throws Problem 422 if it is in the trash */
export async function lockKindOf({ kind }: Document, { transaction }: WriteContext): Promise<void> {
  if ((await lockKinds(transaction, [kind]))(kind) === undefined) throw unknownKind()
}
