import type { Connection } from '../../../platform/database/database.ts'
import { tokensOf } from '../../../libraries/vietnamese/tokens.ts'
import { codeKey } from '../document-code.ts'
import { documentKinds } from '../document-kinds.ts'
import { prefixRange, type WordWithExample } from '../query/indexed-words.ts'
import { publicWords } from '../query/visible-words.ts'
import { canMean, type TypedWords } from './typed-words.ts'

const maxRead = 60
/** The range of all keys. */
const anyNumber = ['0', ':'] as const

/** The number of a document that is being typed, and what is written before it. */
interface TypedNumber {
  /** What the document is called and `số`, if these are typed, with a space behind each. */
  before: string
  /** The letters that its number has; null where any document is meant. */
  letters: string | null
  /** The beginning of its key; empty where only a leading zero is typed. */
  key: string
}

const typedNumber =
  /^(?<kind>[^\d]*?)(?<label>\s+s(?:ố|o)\.?\s+|\s+|^)(?<number>\d[\d\p{L}/\-\u2010-\u2013 ]*)$/u

/** The number of a document in a text that is being typed; null where there is none. */
function readTypedNumber(text: string): TypedNumber | null {
  const { kind = '', label = '', number } = typedNumber.exec(text.trimStart())?.groups ?? {}
  if (number === undefined) return null
  const typed: TypedWords = { tokens: tokensOf(kind), open: false }
  const isLabelled = label.trim() !== ''
  const key = codeKey(number).replace(/^0$/, '')
  if (typed.tokens.length === 0) return isLabelled ? null : { key, letters: null, before: '' }
  const meant = documentKinds.find(
    ({ tokens, letters }) =>
      (typed.tokens.length === 1 && typed.tokens[0]!.folded === letters) ||
      (tokens.length === typed.tokens.length && tokens.every((token, i) => canMean(typed, i, token))),
  )
  if (meant === undefined) return null
  return { key, letters: meant.letters, before: `${meant.name} ${isLabelled ? 'số ' : ''}` }
}

/**
 * Numbers of documents, which a document that readers see has, that begin as typed: `58/2011`, `thông tư 5`.
 * @param text the typed text, composed (NFC)
 */
export async function documentNumbers(
  connection: Connection,
  text: string,
  limit: number,
): Promise<string[]> {
  const typed = readTypedNumber(text)
  if (typed === null) return []
  const { rows } = await connection.query<WordWithExample>({
    name: 'suggest-document-numbers',
    text: `select word, folded, documents, example from search_words
    where folded ~>=~ $1 and folded ~<~ $2 and ($3::text is null or folded ~ $3) and (not $4::boolean or word like '0%')
    order by documents desc, word limit ${maxRead}`,
    values: [
      ...(typed.key === '' ? anyNumber : prefixRange(typed.key)),
      typed.letters && `/${typed.letters}(/|$)`,
      typed.key === '',
    ],
  })
  const visible = await publicWords(connection, rows)
  const seen = new Set<string>()
  return rows
    .filter(({ word, folded }) => visible.has(word) && !seen.has(folded) && seen.add(folded))
    .slice(0, limit)
    .map(({ word }) => typed.before + word)
}
