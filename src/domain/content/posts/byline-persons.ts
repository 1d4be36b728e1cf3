import type { Include } from '../../../platform/resource/definition.ts'
import type { Row } from '../../../platform/resource/row.ts'
import { people } from '../people/resource.ts'

const authors = (row: Row) => row['byline'] as Row[]

/** `include=byline.person`: each author's person as they are now. */
export const bylinePersons: Include = {
  target: () => people,
  ids: (row) => authors(row).map((author) => author['person_id'] as string | null),
  attach: (row, found) => {
    for (const author of authors(row)) {
      const id = author['person_id']
      author['person'] = typeof id === 'string' ? (found.get(id) ?? null) : null
    }
  },
}
