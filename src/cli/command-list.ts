import type { Command } from './command.ts'

/** A command that is loaded on demand: most commands import a large part of the program. */
export interface CommandEntry {
  name: string
  summary: string
  load: () => Promise<{ command: Command }>
}

/** All commands, in the order of the help. */
export const commandList: readonly CommandEntry[] = [
  { name: 'serve', summary: 'Run the server', load: () => import('./commands/serve.ts') },
  {
    name: 'config',
    summary: 'Show the settings in effect',
    load: () => import('./commands/config.ts'),
  },
  {
    name: 'migrate',
    summary: 'Apply the migrations that the database lacks',
    load: () => import('./commands/migrate.ts'),
  },
  { name: 'seed', summary: 'Load the demo year', load: () => import('./commands/seed.ts') },
  {
    name: 'import page',
    summary: 'Create a draft from a page of an old website',
    load: () => import('./commands/import-page.ts'),
  },
  {
    name: 'import pages',
    summary: 'Create drafts from a folder of such pages',
    load: () => import('./commands/import-pages.ts'),
  },
  {
    // after the longer names that start with it
    name: 'import',
    summary: 'Import the rows of a file',
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'media import',
    summary: 'Upload the pictures and documents of a folder',
    load: () => import('./commands/media-import.ts'),
  },
  {
    name: 'export',
    summary: 'Export a list of a server into a file',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'backup',
    summary: 'Write all data into one file, also while the server runs',
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore',
    summary: 'Restore or check such a file',
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'generate',
    summary: 'Generate any number of synthetic rows',
    load: () => import('./commands/generate.ts'),
  },
  {
    name: 'search reindex',
    summary: 'Rebuild the search index',
    load: () => import('./commands/search-reindex.ts'),
  },
  {
    name: 'check keys',
    summary: 'List codes and external ids that are no longer valid',
    load: () => import('./commands/check-keys.ts'),
  },
  { name: 'keys create', summary: 'Make an API key', load: () => import('./commands/keys-create.ts') },
  { name: 'keys list', summary: 'List the API keys', load: () => import('./commands/keys-list.ts') },
  {
    name: 'keys revoke',
    summary: 'Revoke an API key permanently',
    load: () => import('./commands/keys-revoke.ts'),
  },
  {
    name: 'openapi',
    summary: 'Write or check the OpenAPI document',
    load: () => import('./commands/openapi.ts'),
  },
]
