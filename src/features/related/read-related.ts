import { posts } from '../../domain/content/posts/resource.ts'
import type { Post } from '../../domain/content/posts/schema.ts'
import type { Api } from '../../platform/http/api.ts'
import type { Access } from '../../platform/access/policy.ts'
import { findRows } from '../../platform/resource/rows.ts'
import { phrasesOf, postsWithRareWords } from '../search/rare-words.ts'
import { readCandidates } from './candidates.ts'
import { reasonKinds, reasonLabels, type ReasonKind } from './labels.ts'
import { readNeighbours } from './neighbours.ts'
import { rank, type Ranked } from './rank.ts'
import type { RelatedPosts } from './schema.ts'
import { thingsOf, type Thing } from './things.ts'

/** How many phrases of rare words are named. */
const maxPhrases = 3

/** Why a post is related: what it has in common with the asked one, by kind. */
function reasonsOf(ranked: Ranked, things: readonly Thing[], texts: readonly string[]) {
  const named = (kind: Thing['kind'], keys: readonly string[]) =>
    things.flatMap(({ kind: of, key, name }) => (of === kind && keys.includes(key) ? name : []))
  const values: Record<ReasonKind, string[]> = {
    program: named('program', ranked.program),
    people: named('people', ranked.people),
    tags: named('tags', ranked.tags),
    words: phrasesOf(texts, ranked.words).slice(0, maxPhrases),
    section: ranked.in_section ? things.flatMap(({ kind, name }) => (kind === 'section' ? name : [])) : [],
  }
  return reasonKinds.flatMap((kind) =>
    values[kind].length === 0 ? [] : [{ kind, label: reasonLabels[kind], values: values[kind] }],
  )
}

/** The posts that are related to a post, and those beside it: seven statements, each with few rows. */
export async function readRelated(
  { database }: Api,
  access: Access,
  post: Post,
  { kinds, limit }: { kinds: readonly string[]; limit: number },
): Promise<RelatedPosts> {
  const { pool } = database
  const texts = [post.title, post.summary ?? '', post.body_text]
  const [things, rareWords, beside] = [
    await thingsOf(pool, post),
    await postsWithRareWords(pool, texts),
    await readNeighbours(pool, post, kinds),
  ]
  const wanted = { id: post.id, language: post.language, kinds }
  const found = rank(await readCandidates(pool, wanted, things, [...rareWords.keys()]), rareWords, limit)
  const ids = [...found.map(({ id }) => id), beside.previous, beside.next].filter((id) => id !== null)
  const rows = await findRows(pool, database, posts, access, ids)
  // the selection of the resource has rows of this type
  const rowOf = (id: string | null) => (id === null ? undefined : (rows.get(id) as Post | undefined))
  return {
    items: found.flatMap((ranked) => {
      const row = rowOf(ranked.id)
      return row === undefined ? [] : [{ post: row, reasons: reasonsOf(ranked, things, texts) }]
    }),
    previous: rowOf(beside.previous) ?? null,
    next: rowOf(beside.next) ?? null,
  }
}
