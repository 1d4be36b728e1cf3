// Fails if the tables in src/ differ from the SQL in migrations/.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

// inside the project, because drizzle-kit resolves the folder relative to the project
const copy = mkdtempSync('.schema-check-')
try {
  cpSync('migrations', copy, { recursive: true })
  const before = readdirSync(copy).length
  const result = spawnSync(
    path.join('node_modules', '.bin', 'drizzle-kit'),
    ['generate', '--dialect', 'postgresql', '--schema', './src/**/table.ts', '--out', copy],
    { encoding: 'utf8' },
  )
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr)
    process.exitCode = 1
  } else if (readdirSync(copy).length !== before) {
    console.error(
      'The tables have changed and the migrations have not: run `npm run db:generate` and commit the new migration.',
    )
    process.exitCode = 1
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
