import { inArray, isNull, and } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Draft } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import {
  lockReferences,
  type LockedReferences,
  type RowReference,
} from '../../../platform/resource/lock-references.ts'
import { referenceByKey, unknownReferences } from '../../../platform/resource/references.ts'
import { media } from '../media/resource.ts'
import { people } from '../people/table.ts'
import { tags } from '../tags/resource.ts'
import type { Post, PostInput } from './schema.ts'

/** A post before it is stored. */
export type PostDraft = Draft<Post, PostInput>

/** An author in the input. */
type Author = PostInput['byline'][number]

/** The current data of the people in bylines, by id. */
type PersonsById = ReadonlyMap<string, Author>

/** A reference in an input, with its JSON pointer. */
interface InputReference {
  reference: RowReference
  pointer: string
}

/** The fields of a post that refer to tags and files. */
type ReferringFields = Partial<Pick<PostInput, 'tags' | 'tag_ids'>> & {
  cover: { media_id: string | null } | null
  media: readonly { media_id: string }[]
  seo: { image: string | null } | null
}

function tagReferences({
  tags: keys,
  tag_ids: ids = [],
}: Pick<ReferringFields, 'tags' | 'tag_ids'>): InputReference[] {
  if (keys !== undefined)
    return keys.map((key, n) => ({ reference: referenceByKey(tags, key), pointer: `tags/${n}` }))
  return ids.map((value, n) => ({
    reference: { target: tags, by: 'id', value },
    pointer: `tag_ids/${n}`,
  }))
}

type MediaFields = Pick<ReferringFields, 'cover' | 'media' | 'seo'>

/** @param current the stored post: who changes it may not see all files that it uses, and keeps them */
function mediaReferences({ cover, media: uses, seo }: MediaFields, current?: MediaFields): InputReference[] {
  const present = new Set([
    current?.cover?.media_id,
    current?.seo?.image,
    ...(current?.media ?? []).map((use) => use.media_id),
  ])
  const mediaReference = (value: string, pointer: string): InputReference => ({
    reference: { target: media, by: 'id', value, isUnchanged: present.has(value) },
    pointer,
  })
  const optional = (value: string | null | undefined, pointer: string) =>
    value == null ? [] : [mediaReference(value, pointer)]
  return [
    ...optional(cover?.media_id, 'cover/media_id'),
    ...uses.map((use, n) => mediaReference(use.media_id, `media/${n}/media_id`)),
    ...optional(seo?.image, 'seo/image'),
  ]
}

/** All references to tags and files in the input of a post. */
export const inputReferences = ({ values, current }: PostDraft): RowReference[] =>
  [...tagReferences(values), ...mediaReferences(values, current)].map(({ reference }) => reference)

function resolveIds(references: readonly InputReference[], lockedId: LockedReferences): string[] {
  const unknown = references.filter(({ reference }) => lockedId(reference) === undefined)
  if (unknown.length > 0) throw unknownReferences(unknown.map(({ pointer }) => pointer))
  return references.flatMap(({ reference }) => lockedId(reference) ?? [])
}

/** The ids of a post's tags, which the input gives by id or by key. @throws Problem 422 for an unknown tag */
export const resolveTagIds = (values: PostInput, lockedId: LockedReferences): string[] => [
  ...new Set(resolveIds(tagReferences(values), lockedId)),
]

/** Asserts that the media of the cover and of the uses exist. @throws Problem 422 for unknown media */
export const assertMediaExist = (
  values: MediaFields,
  lockedId: LockedReferences,
  current?: MediaFields,
): void => void resolveIds(mediaReferences(values, current), lockedId)

/** Locks the media of a post that is restored. @throws Problem 422 if some media is in the trash */
export async function lockMedia(post: Post, { transaction, access }: WriteContext): Promise<void> {
  const references = mediaReferences(post).map(({ reference }) => reference)
  assertMediaExist(post, await lockReferences(transaction, access.caller, references))
}

/** Reads the people in the bylines of posts, and locks them until the transaction ends. */
export async function lockBylinePersons(
  { orm }: Transaction,
  drafts: readonly PostDraft[],
): Promise<PersonsById> {
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
 * The authors with the fields that the input leaves out, from the current data of the person. An author that the post
 * already has may stay unchanged when the person is in the trash.
 * @throws Problem 422 for an unknown person
 */
export function resolveByline({ values: { byline }, current }: PostDraft, persons: PersonsById): Author[] {
  const currentAuthors = new Map<string | null, Author>(
    (current?.byline ?? []).map((author) => [author.person_id, author]),
  )
  const unknown = byline.flatMap(({ person_id: id }, n) =>
    id === null || persons.has(id) || currentAuthors.has(id) ? [] : [`byline/${n}/person_id`],
  )
  if (unknown.length > 0) throw unknownReferences(unknown)
  return byline.map((author) => {
    const { person_id: id, name } = author
    // a name in the input means that the author's whole line is given explicitly
    if (id === null || name !== null) return author
    return persons.get(id) ?? currentAuthors.get(id) ?? author
  })
}
