import { isSyllable } from '../../../libraries/vietnamese/syllable.ts'
import type { Token } from '../../../libraries/vietnamese/tokens.ts'
import { documentKinds } from '../document-kinds.ts'
import { bigramOf, term } from '../term.ts'
import type { Condition } from './conditions.ts'
import type { QueryToken } from './parsed-query.ts'

/** A document that a query names by its kind and its number: `CT 16`, `chỉ thị số 16`, `16 CT`. */
export interface DocumentReference {
  /** Where its words begin and end in the query. */
  at: number
  end: number
  letters: string
  /** The names of the kind: `QĐ` is `quyết định` and `quy định`. */
  names: readonly (readonly Token[])[]
  number: Token
}

const label = 'so'
const isNumber = (token: Token | undefined): token is Token =>
  token !== undefined && /^\d{1,5}$/.test(token.folded)
const isBeside = (token: Token | undefined): boolean => token !== undefined && !token.afterBreak

/** The kinds of documents that words from `at` on name, the longest name first. */
function kindAt(
  tokens: readonly QueryToken[],
  at: number,
): (Pick<DocumentReference, 'letters' | 'names'> & { length: number }) | undefined {
  const named = documentKinds
    .filter((kind) =>
      kind.tokens.every((token, i) => {
        const typed = tokens[at + i]
        if (typed === undefined || (i > 0 && typed.afterBreak)) return false
        return typed.marked ? typed.exact === token.exact : typed.folded === token.folded
      }),
    )
    .toSorted((a, b) => b.tokens.length - a.tokens.length)[0]
  if (named !== undefined)
    return { letters: named.letters, names: [named.tokens], length: named.tokens.length }
  const { folded } = tokens[at]!
  const abbreviated = documentKinds.filter(({ letters }) => letters === folded)
  // `da 5` may be words
  if (abbreviated.length === 0 || isSyllable(folded)) return undefined
  return { letters: folded, names: abbreviated.map((kind) => kind.tokens), length: 1 }
}

/** The documents that the words of a query name by kind and number. */
export function documentReferencesIn(tokens: readonly QueryToken[]): DocumentReference[] {
  const found: DocumentReference[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const kind = kindAt(tokens, at)
    if (kind === undefined) continue
    const { length, ...named } = kind
    const behind = at + length
    const numberAt = tokens[behind]?.folded === label && isBeside(tokens[behind]) ? behind + 1 : behind
    const [number, before] = [tokens[numberAt], tokens[at - 1]]
    if (isNumber(number) && isBeside(number)) {
      found.push({ ...named, at, end: numberAt + 1, number })
      at = numberAt
    } else if (length === 1 && isNumber(before) && isBeside(tokens[at]))
      found.push({ ...named, at: at - 1, end: at + 1, number: before })
  }
  return found
}

const pair = (left: string, right: string) => term('pair', bigramOf(left, right))

/** The conditions of texts that name a document: its kind and its number stand side by side. */
export function conditionsOfReference({
  letters,
  names,
  number: { folded },
}: DocumentReference): Condition[] {
  const abbreviated = [[pair(letters, folded)], [pair(folded, letters)]]
  const named = names.flatMap((tokens) => {
    const words = tokens.map((token) => token.folded)
    const name = words.slice(1).map((word, i) => pair(words[i]!, word))
    const last = words.at(-1)!
    return [
      [...name, pair(last, folded)],
      [...name, pair(last, label), pair(label, folded)],
    ]
  })
  return [...abbreviated, ...named].map((all) => ({ all }))
}

/** Neighbours of texts that name a document in another form than the query: `Chỉ thị số 16/CT-TTg` for `CT 16 TTg`. */
export function neighboursOfReference(
  { letters, number: { folded }, end }: DocumentReference,
  tokens: readonly QueryToken[],
): string[] {
  const issuer = tokens[end]
  return [
    bigramOf(label, folded),
    bigramOf(folded, letters),
    ...(issuer !== undefined && isBeside(issuer) ? [bigramOf(letters, issuer.folded)] : []),
  ]
}
