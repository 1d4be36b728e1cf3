import { inArray, isNull, and } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { holdRows, type Held, type Named } from '../../../platform/resource/hold-rows.ts'
import { namedByKey, unknownReferences } from '../../../platform/resource/references.ts'
import { media } from '../media/resource.ts'
import { people } from '../people/table.ts'
import { tags } from '../tags/resource.ts'
import type { Post, PostInput } from './schema.ts'

/** A post that is about to be stored. */
export type PostDraft = Draft<Post, PostInput>

/** An author as an input gives one. */
type Author = PostInput['byline'][number]

/** People whom posts can be by, as they are today. */
type Persons = ReadonlyMap<string, Author>

/** What an input names, and the place that says so. */
interface Mention {
  named: Named
  pointer: string
}

/** The part of a post that names tags and files. */
type Mentioning = Partial<Pick<PostInput, 'tags' | 'tag_ids'>> & {
  cover: { media_id: string | null } | null
  media: readonly { media_id: string }[]
}

function tagMentions({ tags: keys, tag_ids: ids = [] }: Pick<Mentioning, 'tags' | 'tag_ids'>): Mention[] {
  if (keys !== undefined)
    return keys.map((key, n) => ({ named: namedByKey(tags, key), pointer: `tags/${n}` }))
  return ids.map((value, n) => ({
    named: { target: tags, by: 'id', value },
    pointer: `tag_ids/${n}`,
  }))
}

function mediaMentions({ cover, media: uses }: Pick<Mentioning, 'cover' | 'media'>): Mention[] {
  const mention = (value: string, pointer: string): Mention => ({
    named: { target: media, by: 'id', value },
    pointer,
  })
  const coverId = cover?.media_id ?? null
  const ofUses = uses.map((use, n) => mention(use.media_id, `media/${n}/media_id`))
  return coverId === null ? ofUses : [mention(coverId, 'cover/media_id'), ...ofUses]
}

/** Everything that a post's input names by its lists. */
export const mentionedBy = (values: PostInput): Named[] =>
  [...tagMentions(values), ...mediaMentions(values)].map(({ named }) => named)

function idsOf(mentions: readonly Mention[], held: Held): string[] {
  const unknown = mentions.filter(({ named }) => held(named) === undefined)
  if (unknown.length > 0) throw unknownReferences(unknown.map(({ pointer }) => pointer))
  return mentions.flatMap(({ named }) => held(named) ?? [])
}

/** The ids of a post's tags, however the input names them. @throws Problem 422 for one that is not there */
export const tagIdsOf = (values: PostInput, held: Held): string[] => [
  ...new Set(idsOf(tagMentions(values), held)),
]

/** Refuses a cover or a use of a file that is not there. @throws Problem 422 */
export const refuseUnknownMedia = (values: Pick<Mentioning, 'cover' | 'media'>, held: Held): void =>
  void idsOf(mediaMentions(values), held)

/** Keeps a post in the trash while its pictures are there, and holds them otherwise. @throws Problem 422 */
export async function holdMedia(post: Post, { transaction, access }: WriteContext): Promise<void> {
  const named = mediaMentions(post).map((mention) => mention.named)
  refuseUnknownMedia(post, await holdRows(transaction, access.caller, named))
}

/** The people in the bylines of posts, held until the transaction ends. */
export async function holdPersons({ orm }: Transaction, drafts: readonly PostDraft[]): Promise<Persons> {
  const ids = drafts.flatMap(({ values }) => values.byline.flatMap((author) => author.person_id ?? []))
  if (ids.length === 0) return new Map()
  const live = await orm
    .select({
      person_id: people.id,
      name: people.name,
      degree: people.degree,
      position: people.position,
      unit: people.unit,
    })
    .from(people)
    .where(and(inArray(people.id, [...new Set(ids)]), isNull(people.deleted_at)))
    .orderBy(people.id)
    .for('key share')
  return new Map(live.map((person) => [person.person_id, person]))
}

/**
 * Authors as they are printed: what the input leaves out is taken from the person, as of today. Whom the post is by
 * already may stay when they have gone to the trash, as they are printed.
 * @throws Problem 422 for one that is not there
 */
export function printedByline({ values: { byline }, current }: PostDraft, persons: Persons): Author[] {
  const printed = new Map<string | null, Author>(
    (current?.byline ?? []).map((author) => [author.person_id, author]),
  )
  const unknown = byline.flatMap(({ person_id: id }, n) =>
    id === null || persons.has(id) || printed.has(id) ? [] : [`byline/${n}/person_id`],
  )
  if (unknown.length > 0) throw unknownReferences(unknown)
  return byline.map((author) => {
    const { person_id: id, name } = author
    // a name in the input says that the whole line was written on purpose
    if (id === null || name !== null) return author
    return persons.get(id) ?? printed.get(id) ?? author
  })
}
