import type { Listeners } from '../../platform/resource/write-context.ts'
import { followPosts } from './figures/follow-posts.ts'
import { followProgramCodes } from './figures/follow-programs.ts'

/** Figures follow the texts of posts and the codes of programs. */
export const figuresListeners: Listeners = {
  'posts.stored': followPosts,
  'programs.stored': followProgramCodes,
}
