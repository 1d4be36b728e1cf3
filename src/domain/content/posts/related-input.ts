import { inArray, isNull, and } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Draft, Row, WriteContext } from '../../../platform/resource/definition.ts'
import { holdRows, type Held, type Named } from '../../../platform/resource/hold-rows.ts'
import { namedByKey, unknownReferences } from '../../../platform/resource/references.ts'
import { media } from '../media/resource.ts'
import { people } from '../people/table.ts'
import { tags } from '../tags/resource.ts'

interface Author {
  person_id: string | null
  name: string | null
  degree: string | null
  position: string | null
  unit: string | null
}

/** Whoever posts can be by, as they are today. */
type Persons = ReadonlyMap<string, Author>

/** What an input names, and the place that says so. */
interface Mention {
  named: Named
  pointer: string
}

function tagMentions({ tags: keys, tag_ids: ids = [] }: Row): Mention[] {
  if (keys !== undefined)
    return (keys as Row[]).map((key, n) => ({ named: namedByKey(tags, key), pointer: `tags/${n}` }))
  return (ids as string[]).map((value, n) => ({
    named: { target: tags, by: 'id', value },
    pointer: `tag_ids/${n}`,
  }))
}

function mediaMentions({ cover, media: uses = [] }: Row): Mention[] {
  const mention = (value: string, pointer: string): Mention => ({
    named: { target: media, by: 'id', value },
    pointer,
  })
  const coverId = (cover as { media_id: string | null } | null)?.media_id ?? null
  const ofUses = (uses as { media_id: string }[]).map((use, n) =>
    mention(use.media_id, `media/${n}/media_id`),
  )
  return coverId === null ? ofUses : [mention(coverId, 'cover/media_id'), ...ofUses]
}

/** Everything that a post's input names by its lists. */
export const mentionedBy = (values: Row): Named[] =>
  [...tagMentions(values), ...mediaMentions(values)].map(({ named }) => named)

function idsOf(mentions: readonly Mention[], held: Held): string[] {
  const unknown = mentions.filter(({ named }) => held(named) === undefined)
  if (unknown.length > 0) throw unknownReferences(unknown.map(({ pointer }) => pointer))
  return mentions.flatMap(({ named }) => held(named) ?? [])
}

/** The ids of a post's tags, however the input names them. @throws Problem 422 for one that is not there */
export const tagIdsOf = (values: Row, held: Held): string[] => [...new Set(idsOf(tagMentions(values), held))]

/** Refuses a cover or a use of a file that is not there. @throws Problem 422 */
export const refuseUnknownMedia = (values: Row, held: Held): void => void idsOf(mediaMentions(values), held)

/** Keeps a post in the trash while its pictures are there, and holds them otherwise. @throws Problem 422 */
export async function holdMedia(post: Row, { transaction, access }: WriteContext): Promise<void> {
  const named = mediaMentions(post).map((mention) => mention.named)
  refuseUnknownMedia(post, await holdRows(transaction, access.caller, named))
}

const bylineOf = (values: Row) => (values['byline'] ?? []) as Author[]

/** The people in the bylines of posts, held until the transaction ends. */
export async function holdPersons({ orm }: Transaction, drafts: readonly Draft[]): Promise<Persons> {
  const ids = drafts.flatMap(({ values }) => bylineOf(values).flatMap((author) => author.person_id ?? []))
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
export function printedByline({ values, current = {} }: Draft, persons: Persons): Author[] {
  const byline = bylineOf(values)
  const printed = new Map(bylineOf(current).map((author) => [author.person_id, author]))
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
