import type { Listeners } from '../../platform/resource/write-context.ts'
import { updateFiguresOfPosts } from './figures/update-figures-of-posts.ts'
import { updateProgramCodes } from './figures/update-program-codes.ts'

/** Updates figures when texts of posts or codes of programs change. */
export const figuresListeners: Listeners = {
  'posts.stored': updateFiguresOfPosts,
  'programs.stored': updateProgramCodes,
}
