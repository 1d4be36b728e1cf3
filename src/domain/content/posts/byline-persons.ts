import type { Include } from '../../../platform/resource/definition.ts'
import { people } from '../people/resource.ts'
import type { Person } from '../people/schema.ts'
import type { Post } from './schema.ts'

/** `include=byline.person`: each author's person as they are now. */
export const bylinePersons: Include<Pick<Post, 'byline'>, Person> = {
  target: () => people,
  ids: ({ byline }) => byline.map(({ person_id }) => person_id),
  attach: ({ byline }, peopleById) => {
    for (const author of byline) {
      author.person = author.person_id === null ? null : (peopleById.get(author.person_id) ?? null)
    }
  },
}
