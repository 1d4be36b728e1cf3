import type { ScopeDescriptions } from '../access/scope.ts'
import type { Module } from './module.ts'

declare module '../access/scope.ts' {
  interface Scopes {
    'trash:purge': true
  }
}

const scopes = { 'trash:purge': { description: 'Delete rows permanently' } } satisfies ScopeDescriptions

/** The module of the trash, which every writable resource has. */
export const trashModule: Module = { scopes }
