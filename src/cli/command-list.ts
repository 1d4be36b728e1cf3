import type { Command } from './command.ts'

/** A command before it is loaded: most of them need half of the program. */
export interface CommandEntry {
  name: string
  summary: string
  load: () => Promise<{ command: Command }>
}

/** All commands, in the order in which a newcomer meets them. */
export const commandList: readonly CommandEntry[] = [
  { name: 'serve', summary: 'Run the server', load: () => import('./commands/serve.ts') },
  {
    name: 'config',
    summary: 'Show the settings that are in force',
    load: () => import('./commands/config.ts'),
  },
  { name: 'migrate', summary: 'Bring the schema up to date', load: () => import('./commands/migrate.ts') },
  { name: 'seed', summary: 'Load the demo year', load: () => import('./commands/seed.ts') },
  {
    name: 'import page',
    summary: 'Make a draft of a page of an old website',
    load: () => import('./commands/import-page.ts'),
  },
  {
    name: 'import pages',
    summary: 'Make drafts of a folder of such pages',
    load: () => import('./commands/import-pages.ts'),
  },
  {
    // after its longer names
    name: 'import',
    summary: 'Bring the rows of a file in',
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'export',
    summary: 'Write a list of a server as a file',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'generate',
    summary: 'Make synthetic rows in any number',
    load: () => import('./commands/generate.ts'),
  },
  {
    name: 'search reindex',
    summary: 'Build the search index anew',
    load: () => import('./commands/search-reindex.ts'),
  },
  {
    name: 'check keys',
    summary: 'List codes and external ids that are not taken any more',
    load: () => import('./commands/check-keys.ts'),
  },
  { name: 'keys create', summary: 'Make an API key', load: () => import('./commands/keys-create.ts') },
  { name: 'keys list', summary: 'List the API keys', load: () => import('./commands/keys-list.ts') },
  {
    name: 'keys revoke',
    summary: 'Revoke an API key for good',
    load: () => import('./commands/keys-revoke.ts'),
  },
  {
    name: 'openapi',
    summary: 'Write or check the OpenAPI document',
    load: () => import('./commands/openapi.ts'),
  },
]
