import type { FillProgress } from '../../features/search/documents/fill.ts'
import { print, printMessage, type Command } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

/** One hour: counting words reads thousands of documents, and the disk may be slow. */
const statementTimeoutMs = 3_600_000

function showProgress({ type, done }: FillProgress): void {
  const line = `${type}: ${done}`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
  else if (done % 20_000 === 0) printMessage(line)
}

/** `bantin search reindex` */
export const command: Command = {
  usage: '[--missing]',
  details: `Rebuilds the index of all searchable rows and the word counts, while the server keeps running. Every write updates
the index, so this is only needed after a restore, a change of the indexing rules, or many writes that bypass the server.
An interrupted run can be started again.`,
  options: { missing: { description: 'Index only the rows that are not in the index yet' } },
  positionals: [],
  examples: ['bantin search reindex', 'bantin search reindex --missing'],
  run: async (args) => {
    const { ensureIndex, fillIndex, loadIndex } = await import('../../features/search/documents/fill.ts')
    const { coverageOf } = await import('../../features/search/coverage.ts')
    const { resources } = await import('../../modules.ts')
    const rows = await withDatabase(settings(), async ({ reopen }) => {
      const database = reopen({ poolSize: 1, statementTimeoutMs })
      try {
        await ensureIndex(database)
        const again = !args.flag('missing')
        const fill = again ? fillIndex : loadIndex
        return await fill(database, coverageOf(resources).providers, { again, onProgress: showProgress })
      } finally {
        await database.close()
      }
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    print(`${rows} rows were read into the index.`)
    return 0
  },
}
