import type { Module } from '../resource/module.ts'
import { meRoutes } from './routes.ts'

/** The module of the caller itself. */
export const meModule: Module = {
  tag: { name: 'Me', vi: 'Tài khoản đang dùng', description: 'The caller, as its key or token says.' },
  policy: { getMe: { needs: 'key' } },
  routes: meRoutes,
}
