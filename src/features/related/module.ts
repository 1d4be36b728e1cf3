import { posts } from '../../domain/content/posts/resource.ts'
import { readEntry } from '../../platform/access/resource-access.ts'
import type { Module } from '../../platform/resource/module.ts'
import { relatedRoutes } from './routes.ts'

/** Posts that are related to a post. */
export const relatedModule: Module = {
  policy: { getRelatedPosts: readEntry(posts.access) },
  routes: relatedRoutes,
}
