import type { Connection } from '../database/database.ts'
import { loadDocuments } from './documents/store.ts'
import { readQuery } from './query/reading.ts'
import { Values, foundSql, matchedSql, scoreSql, tierSql } from './query/statement.ts'
import { wordsBeginning } from './query/words.ts'
import type { SearchSource } from './source.ts'
import type { SearchType } from './table.ts'
import { pairOf, term } from './term.ts'
import { tokensOf } from './vietnamese/tokens.ts'

export interface Suggestion {
  text: string
  type: SearchType | 'phrase'
  id: string | null
  href: string | null
}

/** Words that go on from the typed ones, as texts use them. */
async function phrases(
  connection: Connection,
  typed: string,
  most: number,
): Promise<{ text: string; terms: number[] }[]> {
  const text = typed.normalize('NFC')
  const tokens = tokensOf(text)
  const last = tokens.at(-1)!
  const before = tokens.at(-2)
  const beginning = before ? pairOf(before.folded, last.folded) : last.folded
  const known = await wordsBeginning(connection, beginning)
  const kept = text.slice(0, before ? before.start : last.start)
  return known.slice(0, most).map(({ word, folded }) => ({
    text: (kept + word).toLowerCase(),
    terms: [
      ...tokens.slice(0, -1).map((token) => term('word', token.folded)),
      term(folded.includes(' ') ? 'pair' : 'word', folded),
    ],
  }))
}

/** Whether readers can see anything that holds these entries: what was taken back is offered to nobody. */
async function visiblePhrases(connection: Connection, found: { text: string; terms: number[] }[]) {
  if (found.length === 0) return []
  const { rows } = await connection.query<{ place: number }>(
    `select place from jsonb_array_elements($1::jsonb) with ordinality as phrase(terms, place)
    where exists (select 1 from search_documents where public and sorted_at <= now()
      and search_documents.terms operator(pg_catalog.@>) array(select value::int from jsonb_array_elements_text(phrase.terms)))`,
    [JSON.stringify(found.map(({ terms }) => terms))],
  )
  const visible = new Set(rows.map(({ place }) => Number(place) - 1))
  return found.filter((_phrase, i) => visible.has(i))
}

/** Rows whose titles hold what was typed, the last word perhaps unfinished. */
async function titles(
  connection: Connection,
  sources: readonly SearchSource[],
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  const { parts, open } = readQuery(typed)
  const tokens = parts.flatMap((part) => part.tokens)
  const last = tokens.at(-1)!
  const whole = tokens.slice(0, -1)
  const continued = open ? await wordsBeginning(connection, last.folded) : []
  const endings = [last.folded, ...continued.map(({ folded }) => folded)]
  const values = new Values()
  const condition = tierSql(
    {
      conditions: [
        {
          all: whole.map(({ folded }) => term('title-word', folded)),
          any: [[...new Set(endings.map((folded) => term('title-word', folded)))]],
          none: [],
        },
      ],
      most: Infinity,
    },
    values,
  )
  const pairs = tokens.slice(1).map((token, i) => term('title-pair', pairOf(tokens[i]!.folded, token.folded)))
  const evidence = [{ weight: 9, terms: pairs }]
  const { rows } = await connection.query<{ id: string; type: SearchType }>(
    `with found as materialized (select id, type, sorted_at, ${matchedSql(evidence, [], values)} from search_documents
      where ${foundSql(condition, {}, values)} limit 500)
    select id, type from found order by type = 'post', ${scoreSql(evidence, new Date().toISOString(), values)} desc, id
    limit ${values.bind(limit, 'int')}`,
    values.list,
  )
  const suggestions = new Map<string, Suggestion>()
  for (const source of sources) {
    const ids = rows.filter(({ type }) => type === source.type).map(({ id }) => id)
    if (ids.length === 0) continue
    for (const [id, { title, href }] of await loadDocuments(connection, source, ids)) {
      suggestions.set(id, { text: title.text, type: source.type, id, href })
    }
  }
  return rows.flatMap(({ id }) => suggestions.get(id) ?? [])
}

/** How what was typed may go on: titles and names first, then phrases. */
export async function suggest(
  connection: Connection,
  sources: readonly SearchSource[],
  typed: string,
  limit: number,
): Promise<Suggestion[]> {
  if (tokensOf(typed).length === 0) return []
  const named = await titles(connection, sources, typed, limit)
  const spoken = await visiblePhrases(connection, await phrases(connection, typed, limit))
  const all: Suggestion[] = [
    ...named,
    ...spoken.map(({ text }) => ({ text, type: 'phrase' as const, id: null, href: null })),
  ]
  const seen = new Set<string>()
  const distinct = all.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()))
  // phrases keep a place beside many titles
  const room = Math.max(limit - spoken.length, Math.ceil(limit / 2))
  const first = distinct.filter(({ type }) => type !== 'phrase').slice(0, room)
  return [...first, ...distinct.filter(({ type }) => type === 'phrase')].slice(0, limit)
}
