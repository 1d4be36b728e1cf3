// Loads a school into Bantin. A second run does not change stored rows.
import { clientOf, type Client } from './client.ts'
import { decideGradings } from './decide-gradings.ts'
import { declareComplete } from './declare-complete.ts'
import { filesIn } from './folder.ts'
import { importFile, resources, type ImportedFile, type Resource } from './import-file.ts'
import { readOptions, type Options } from './options.ts'
import { publishDrafts } from './publish.ts'
import { mergerDay } from './school/party.ts'
import { syntheticSchool } from './school/school.ts'
import { sizeOf } from './school/size.ts'
import { printResult } from './print-result.ts'
import { tellHistories } from './tell-histories.ts'
import { tellMerger } from './tell-merger.ts'

/** The numbers of changes and of refused rows. */
interface Totals {
  changes: number
  refused: number
}

async function importAll(
  client: Client,
  files: Partial<Record<Resource, ImportedFile>>,
  dryRun: boolean,
): Promise<Totals> {
  const totals: Totals = { changes: 0, refused: 0 }
  for (const resource of resources) {
    const file = files[resource]
    if (file === undefined) continue
    const result = await importFile(client, resource, file, dryRun)
    printResult(resource, result)
    const { created, changed, refused, status } = result.report
    totals.changes += created + changed
    totals.refused += status === 'completed' ? refused : Math.max(1, refused)
  }
  return totals
}

async function seedSynthetic(client: Client, { firstYear, scale, dryRun }: Options): Promise<Totals> {
  const size = sizeOf(firstYear, scale)
  const school = syntheticSchool(size)
  const imported = await importAll(client, school.files, dryRun)
  if (dryRun) return imported
  const published = await publishDrafts(client, school.posts)
  const events = await tellHistories(client, school.histories)
  const moved = await tellMerger(client, mergerDay(size))
  const decided = await decideGradings(client, size.years)
  const declared = await declareComplete(client, size.years)
  console.log(
    `${published} posts published, ${events} events of learners recorded, ${declared} registers declared complete, ${decided} gradings decided`,
  )
  return { ...imported, changes: imported.changes + published + events + moved + declared + decided }
}

async function main(): Promise<number> {
  const start = performance.now()
  const options = readOptions(process.argv.slice(2))
  const { url, key, folder, dryRun } = options
  const client = clientOf(url, key)
  const { changes, refused } =
    folder === undefined
      ? await seedSynthetic(client, options)
      : await importAll(client, filesIn(folder), dryRun)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (refused > 0) console.log(`Some rows were refused: correct them and run this again. (${seconds} s)`)
  else if (dryRun) console.log(`A dry run: nothing was stored. (${seconds} s)`)
  else if (changes === 0) console.log(`Everything was there already: nothing was changed. (${seconds} s)`)
  else console.log(`Done in ${seconds} s. Run it again, and nothing will change.`)
  return refused > 0 ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
  console.error(`${error instanceof Error ? error.message : String(error)}${cause}`)
  process.exitCode = 1
}
