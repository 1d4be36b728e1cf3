import { inArray, isNull, and, sql } from 'drizzle-orm'
import type { Transaction } from '../../database/database.ts'
import { Problem, type FieldError } from '../../http/problems.ts'
import type { Row } from '../../resource/definition.ts'
import { lockReference } from '../../resource/references.ts'
import { media } from '../media/table.ts'
import { people } from '../people/table.ts'
import { tags as tagsResource } from '../tags/queries.ts'
import { tags } from '../tags/table.ts'

const unknown = (pointer: string): FieldError => ({
  pointer,
  code: 'unknown_reference',
  message: { en: 'It names something that does not exist.', vi: 'Dữ liệu được tham chiếu không tồn tại.' },
})

function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw new Problem('unknown_reference', { errors })
}

/** The ids of a post's tags, however the input names them. */
export async function resolveTags(transaction: Transaction, values: Row): Promise<string[]> {
  const keys = values['tags'] as Row[] | undefined
  if (keys !== undefined) {
    const found: (string | undefined)[] = []
    for (const key of keys) {
      const [by, value] = Object.entries(key).find(([, text]) => text !== undefined)!
      found.push(await lockReference(transaction, tagsResource, by as 'slug' | 'external_id', String(value)))
    }
    refuse(found.flatMap((id, index) => (id === undefined ? [unknown(`/tags/${index}`)] : [])))
    return [...new Set(found.filter((id) => id !== undefined))]
  }
  const ids = (values['tag_ids'] ?? []) as string[]
  if (ids.length === 0) return []
  const live = await transaction.orm
    .select({ id: tags.id })
    .from(tags)
    .where(and(inArray(tags.id, ids), isNull(tags.deleted_at)))
    .for('key share')
  const known = new Set(live.map((row) => row.id))
  refuse(ids.flatMap((id, index) => (known.has(id) ? [] : [unknown(`/tag_ids/${index}`)])))
  return ids
}

interface Author {
  person_id: string | null
  name: string | null
  degree: string | null
  position: string | null
  unit: string | null
}

/** Authors as they are printed: what the input leaves out is taken from the person, as of today. */
export async function printedByline(transaction: Transaction, values: Row): Promise<Author[]> {
  const byline = (values['byline'] ?? []) as Author[]
  const ids = byline.flatMap((author) => author.person_id ?? [])
  if (ids.length === 0) return byline
  const live = await transaction.orm
    .select({
      id: people.id,
      name: people.name,
      degree: people.degree,
      position: people.position,
      unit: people.unit,
    })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.deleted_at)))
    .for('key share')
  const byId = new Map(live.map((person) => [person.id, person]))
  refuse(
    byline.flatMap((author, index) =>
      author.person_id === null || byId.has(author.person_id) ? [] : [unknown(`/byline/${index}/person_id`)],
    ),
  )
  return byline.map((author) => {
    const person = author.person_id === null ? undefined : byId.get(author.person_id)
    // a name in the input says that the whole line was written on purpose
    if (person === undefined || author.name !== null) return author
    return {
      person_id: person.id,
      name: person.name,
      degree: person.degree,
      position: person.position,
      unit: person.unit,
    }
  })
}

/** Refuses a cover or a use of a file that does not exist. */
export async function resolveMedia(
  transaction: Transaction,
  coverId: string | null,
  values: Row,
): Promise<void> {
  const uses = (values['media'] ?? []) as { media_id: string }[]
  const wanted = [
    ...(coverId === null ? [] : [{ id: coverId, pointer: '/cover/media_id' }]),
    ...uses.map((use, index) => ({ id: use.media_id, pointer: `/media/${index}/media_id` })),
  ]
  if (wanted.length === 0) return
  const ids = [...new Set(wanted.map(({ id }) => id))]
  const live = await transaction.orm
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, ids), sql`${media.deleted_at} is null`))
    .for('key share')
  const known = new Set(live.map((row) => row.id))
  refuse(wanted.flatMap(({ id, pointer }) => (known.has(id) ? [] : [unknown(pointer)])))
}
