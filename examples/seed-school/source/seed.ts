// Loads a school into Bantin. It may be run again: what is there already is left alone.
import { clientOf, type Client } from './client.ts'
import { declareComplete } from './declare.ts'
import { filesIn } from './folder.ts'
import { importFile, resources, type ImportedFile, type Resource } from './import-file.ts'
import { readOptions, type Options } from './options.ts'
import { publishDrafts } from './publish.ts'
import { syntheticSchool } from './school/school.ts'
import { sizeOf } from './school/size.ts'
import { tell } from './tell.ts'

/** How many things there were to do, and how many rows would not go in. */
interface Done {
  changes: number
  refused: number
}

async function importAll(
  client: Client,
  files: Partial<Record<Resource, ImportedFile>>,
  isRehearsal: boolean,
): Promise<Done> {
  const done: Done = { changes: 0, refused: 0 }
  for (const resource of resources) {
    const file = files[resource]
    if (file === undefined) continue
    const outcome = await importFile(client, resource, file, isRehearsal)
    tell(resource, outcome)
    const { created, changed, refused, status } = outcome.result
    done.changes += created + changed
    done.refused += status === 'completed' ? refused : Math.max(1, refused)
  }
  return done
}

async function seedSynthetic(client: Client, { firstYear, scale, isRehearsal }: Options): Promise<Done> {
  const size = sizeOf(firstYear, scale)
  const school = syntheticSchool(size)
  const done = await importAll(client, school.files, isRehearsal)
  if (isRehearsal) return done
  const published = await publishDrafts(client, school.posts)
  const declared = await declareComplete(client, size.years)
  console.log(`${published} posts published, ${declared} registers declared complete`)
  return { ...done, changes: done.changes + published + declared }
}

async function main(): Promise<number> {
  const began = performance.now()
  const options = readOptions(process.argv.slice(2))
  const { url, key, folder, isRehearsal } = options
  const client = clientOf(url, key)
  const { changes, refused } =
    folder === undefined
      ? await seedSynthetic(client, options)
      : await importAll(client, filesIn(folder), isRehearsal)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (refused > 0) console.log(`Some rows were refused: mend them and run this again. (${seconds} s)`)
  else if (isRehearsal) console.log(`A dry run: nothing was stored. (${seconds} s)`)
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
