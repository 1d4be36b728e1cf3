import { statedByPostText } from '../../domain/figures/figures/visibility.ts'
import { visiblePostText } from '../../domain/content/posts/visibility.ts'
import type { Connection } from '../../platform/database/database.ts'
import type { Thing } from './things.ts'

/** How many of the newest posts of each tag, author, programme and of the section are compared. */
const newest = 30

/** SQL: posts that may be related: readers see them, and they are of the same language and of the wanted kinds. */
const isCandidate = `posts.deleted_at is null and ${visiblePostText('posts')} and posts.id <> $1
  and posts.language = $2 and posts.kind = any($3::text[])`

/**
 * SQL: the newest posts of each thing, which an index of the table has in this order. Hidden posts take no places of others.
 * @param keys the parameter with the things
 * @param condition that a row of the table belongs to the thing `wanted.key`
 */
const newestOf = (keys: string, table: string, condition: string, limit = newest) =>
  `select few.id from unnest(${keys}) as wanted(key) cross join lateral (
    select posts.id from ${table} join posts on posts.id = ${table}.post_id
    where ${condition} and ${isCandidate} order by ${table}.post_id desc limit ${limit}
  ) as few`

const program = `figures.dimensions ->> 'program'`
const ofProgram = `${program} = wanted.key and ${statedByPostText('figures')}`

/** SQL: the keys of the things that a candidate has in common with the asked post. */
const common = (key: string, table: string, condition: string) =>
  `array(select distinct ${key} from ${table} where ${table}.post_id = posts.id and ${condition})`

const candidatesSql = `with found as (
    ${newestOf('$4::text[]', 'figures', ofProgram, newest * 4)}
    union ${newestOf('$5::uuid[]', 'post_bylines', 'post_bylines.person_id = wanted.key')}
    union ${newestOf('$6::uuid[]', 'post_tags', 'post_tags.tag_id = wanted.key')}
    union (select posts.id from posts where posts.section_id = $7 and ${isCandidate}
      order by posts.published_at desc nulls last, posts.id desc nulls last limit ${newest})
    union select unnest($8::uuid[])
  )
  select posts.id, posts.published_at, coalesce(posts.section_id = $7, false) as in_section,
    ${common(program, 'figures', `${program} = any($4) and ${statedByPostText('figures')}`)} as program,
    ${common('post_bylines.person_id::text', 'post_bylines', 'post_bylines.person_id = any($5)')} as people,
    ${common('post_tags.tag_id::text', 'post_tags', 'post_tags.tag_id = any($6)')} as tags
  from found join posts on posts.id = found.id where ${isCandidate}`

/** A post that has something in common with the asked one: the keys of these things. */
export interface Candidate {
  id: string
  published_at: string
  in_section: boolean
  program: string[]
  people: string[]
  tags: string[]
}

/** What related posts are like. */
export interface Wanted {
  /** The post to which they are related. */
  id: string
  language: string
  kinds: readonly string[]
}

/** The posts that readers see and that have things or words in common with a post: the newest of each thing, and all of rare words. */
export async function readCandidates(
  connection: Connection,
  { id, language, kinds }: Wanted,
  things: readonly Thing[],
  withRareWords: readonly string[],
): Promise<Candidate[]> {
  const keysOf = (kind: Thing['kind']) => things.flatMap((thing) => (thing.kind === kind ? thing.key : []))
  const { rows } = await connection.query<Candidate>({
    name: 'related-candidates',
    text: candidatesSql,
    values: [
      id,
      language,
      kinds,
      keysOf('program'),
      keysOf('people'),
      keysOf('tags'),
      keysOf('section')[0] ?? null,
      withRareWords,
    ],
  })
  return rows
}
