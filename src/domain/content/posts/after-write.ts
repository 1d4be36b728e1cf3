import type { StoredRow } from '../../../platform/resource/draft.ts'
import type { WriteContext } from '../../../platform/resource/write-context.ts'
import { withdrawEndedLinks } from './previews/withdraw-ended.ts'
import type { Post } from './schema.ts'
import { replaceAutosaves } from './revisions/replace-autosaves.ts'
import { storeRevisions } from './revisions/store-revisions.ts'
import { rejectMistranslated } from './translation-rules.ts'
import { followPosts } from './working-draft/follow-posts.ts'

/** Checks translations, stores revisions of changed posts, and tells other modules by an event. */
export async function afterPostWrite(rows: readonly StoredRow<Post>[], context: WriteContext): Promise<void> {
  await rejectMistranslated(rows, context)
  await storeRevisions(rows, context)
  await followPosts(rows, context)
  await withdrawEndedLinks(rows, context)
  await context.effects.events.emit('posts.stored', rows, context)
  await replaceAutosaves(rows, context)
}
