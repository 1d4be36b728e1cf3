import { posts } from '../../domain/content/posts/resource.ts'
import { readEntry } from '../../platform/access/resource-access.ts'
import type { Module } from '../../platform/resource/module.ts'
import { printRoutes } from './routes.ts'

/** Posts as pages for print. */
export const printModule: Module = {
  policy: { printPost: readEntry(posts.access) },
  routes: printRoutes,
}
