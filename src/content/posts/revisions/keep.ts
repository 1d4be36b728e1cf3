import { uuidv7 } from 'uuidv7'
import type { Row, WriteContext } from '../../../resource/definition.ts'
import { postRevisions } from './table.ts'

/** Keeps the state a post is in now. Whoever may write sees all of it, so the kept state is whole. */
export async function keepRevision(row: Row, { transaction, access, id }: WriteContext): Promise<void> {
  const { url: _url, internal: _internal, ...content } = row
  await transaction.orm.insert(postRevisions).values({
    id: uuidv7(),
    post_id: id,
    revision: Number(row['revision']),
    actor: access.caller.name,
    title: String(row['title']),
    status: String(row['status']),
    content,
  })
}
