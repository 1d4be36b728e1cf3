// A process with an embedded Postgres, for tests to kill; prints the result of the start as one line of JSON.
import { startEmbeddedPostgres } from '../../../src/libraries/embedded-postgres/postgres.ts'
import { EmbeddedPostgresError } from '../../../src/libraries/embedded-postgres/error.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  const { url } = await startEmbeddedPostgres({ dataDir })
  console.log(JSON.stringify({ url }))
  // runs until it or the test that started it is killed
  process.stdin.resume().once('end', () => process.exit())
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error
  console.log(JSON.stringify({ problem: error.problem, message: error.message }))
}
