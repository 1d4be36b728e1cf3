// A process with an embedded Postgres, for tests to kill: tells in one line of JSON how the start went.
import { startEmbeddedPostgres } from '../../../src/libraries/embedded-postgres/postgres.ts'
import { EmbeddedPostgresError } from '../../../src/libraries/embedded-postgres/error.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  const { url } = await startEmbeddedPostgres({ dataDir })
  console.log(JSON.stringify({ url }))
  // Serves until it is killed, or the test that started it is.
  process.stdin.resume().once('end', () => process.exit())
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error
  console.log(JSON.stringify({ problem: error.problem, message: error.message }))
}
