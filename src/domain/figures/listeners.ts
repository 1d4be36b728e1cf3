import type { Listeners } from '../../platform/resource/write-context.ts'
import { updateFiguresOfPosts } from './figures/update-figures-of-posts.ts'
import { updateProgramCodes } from './figures/update-program-codes.ts'
import { keepQuotedRevisions } from './quotes/keep-quoted-revisions.ts'

/** Updates figures when texts of posts or codes of programs change, and keeps the texts that they quote. */
export const figuresListeners: Listeners = {
  'posts.stored': updateFiguresOfPosts,
  'posts.removing_revisions': keepQuotedRevisions,
  'programs.stored': updateProgramCodes,
}
