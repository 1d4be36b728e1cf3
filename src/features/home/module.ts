import { everyone } from '../../platform/access/policy.ts'
import type { Module } from '../../platform/resource/module.ts'
import { homeRoutes } from './routes.ts'

export const homeModule: Module = {
  tag: {
    name: 'Home',
    vi: 'Trang chủ',
    description: 'What the home page of the website shows, in one request.',
  },
  // what readers see, also for callers with a key
  policy: { getHome: everyone },
  routes: homeRoutes,
}
