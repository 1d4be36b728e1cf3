import type { Connection } from '../../platform/database/database.ts'
import { isFunctionWord } from '../../libraries/vietnamese/function-words.ts'
import { isSyllable } from '../../libraries/vietnamese/syllable.ts'
import { tokensOf, type Token } from '../../libraries/vietnamese/tokens.ts'
import { isVocabularyWord } from './documents/word-entries.ts'
import { operators, publicDocumentSql } from './query/statement.ts'
import { bigramOf, term } from './term.ts'

/** How many words of a post are read: title, summary and the first paragraphs tell what it is about. */
const maxReadWords = 600
/** How many words and bigrams are looked for. */
const maxEntries = 200
/** How many rows of the index are read. */
const maxRows = 2000
/** Words of more posts are not looked for; the counts of the vocabulary are estimates. */
const maxCounted = 100

/** A word or two neighbours of a text. */
export interface Passage {
  /** Which of the texts has it. */
  text: number
  start: number
  end: number
}

/** A passage whose words few posts have. */
export interface RareWord extends Passage {
  /** How many posts have it that readers see. */
  posts: number
}

interface ReadPassage extends Passage {
  /** As the vocabulary has it. */
  written: string
  /** The entry of the index: letters without marks. */
  entry: number
}

const saysSomething = (token: Token): boolean =>
  token.folded.length > 1 && isVocabularyWord(token) && !isFunctionWord(token.exact)

/** The words and bigrams of texts, each where it comes first. */
function passagesOf(texts: readonly string[]): ReadPassage[] {
  const found = new Map<number, ReadPassage>()
  const add = (passage: ReadPassage) => {
    if (!found.has(passage.entry)) found.set(passage.entry, passage)
  }
  let left = maxReadWords
  for (const [text, content] of texts.entries()) {
    // a word has seven characters on average
    const tokens = tokensOf(content.slice(0, left * 12)).slice(0, left)
    left -= tokens.length
    let before: Token | undefined
    for (const token of tokens) {
      const { written, folded, start, end, afterBreak } = token
      const isMeant = saysSomething(token)
      // one syllable says little by itself: lớp, mở
      if (isMeant && !isSyllable(folded)) add({ text, start, end, written, entry: term('word', folded) })
      if (isMeant && before !== undefined && !afterBreak)
        add({
          text,
          start: before.start,
          end,
          written: bigramOf(before.written, written),
          entry: term('pair', bigramOf(before.folded, folded)),
        })
      before = isMeant ? token : undefined
    }
  }
  return [...found.values()]
}

/** The passages that may be rare: those of a few other posts first, then those that no other post had at the last count. */
async function uncommon(connection: Connection, passages: readonly ReadPassage[]): Promise<ReadPassage[]> {
  const { rows } = await connection.query<{ word: string; documents: number }>({
    name: 'search-words-counted',
    text: `select word, documents from search_words where word = any($1) and documents <= ${maxCounted}`,
    values: [passages.map(({ written }) => written)],
  })
  const counts = new Map(rows.map(({ word, documents }) => [word, documents]))
  const known = passages.filter(({ written }) => counts.has(written))
  const countOf = ({ written }: ReadPassage) => counts.get(written)!
  const shared = known.filter((passage) => countOf(passage) > 1)
  const ordered = [
    ...shared.toSorted((a, b) => countOf(a) - countOf(b)),
    ...known.filter((passage) => countOf(passage) === 1),
  ]
  const wanted: ReadPassage[] = []
  let expectedRows = 0
  for (const passage of ordered) {
    expectedRows += countOf(passage)
    if (wanted.length === maxEntries || expectedRows > maxRows / 2) break
    wanted.push(passage)
  }
  return wanted
}

/** SQL: how many posts a rare word is in at most: one in fifty, but at least three and at most 40. */
const maxPostsSql = `least(40, greatest(3, (select count(*) from (
  select from search_documents where ${publicDocumentSql} and type = 'post' limit 2000) as first_posts) / 50))`

const sharingSql = `with saying as materialized (
    select id, terms & $1::int[] as matched from search_documents
    where ${publicDocumentSql} and type = 'post' and ${operators.indexed.meets} $1::int[] limit ${maxRows}
  )
  select entry, count(*)::int as posts, array_agg(id) as ids from saying, unnest(matched) as entry
  group by entry having count(*) <= ${maxPostsSql}`

/**
 * The posts that readers see and that have rare words of some texts, by id, with these words. Words are compared without marks, as
 * search compares them. While the index is not complete, posts may be missing.
 */
export async function postsWithRareWords(
  connection: Connection,
  texts: readonly string[],
): Promise<Map<string, RareWord[]>> {
  const passages = new Map(
    (await uncommon(connection, passagesOf(texts))).map((passage) => [passage.entry, passage]),
  )
  const found = new Map<string, RareWord[]>()
  if (passages.size === 0) return found
  const { rows } = await connection.query<{ entry: number; posts: number; ids: string[] }>({
    name: 'search-posts-with-words',
    text: sharingSql,
    values: [[...passages.keys()]],
  })
  for (const { entry, posts, ids } of rows) {
    const { text, start, end } = passages.get(entry)!
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), { text, start, end, posts }])
  }
  return found
}

/** The passages as people read them: neighbours in one piece, those with the most words first. */
export function phrasesOf(texts: readonly string[], passages: readonly Passage[]): string[] {
  const merged: Passage[] = []
  for (const passage of passages.toSorted((a, b) => a.text - b.text || a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last !== undefined && last.text === passage.text && passage.start < last.end)
      last.end = Math.max(last.end, passage.end)
    else merged.push({ ...passage })
  }
  const phrases = merged.map(({ text, start, end }) =>
    texts[text]!.slice(start, end).normalize('NFC').replaceAll(/\s+/g, ' '),
  )
  const unique = [...new Map(phrases.map((phrase) => [phrase.toLowerCase(), phrase])).values()]
  return unique.toSorted((a, b) => b.length - a.length)
}
