// A process that migrates four times concurrently and prints how many migrations each applied.
import { migrateUnderLock } from '../../../src/platform/database/migrate.ts'

const [url = '', migrationsFolder = ''] = process.argv.slice(2)
const migrating = Array.from({ length: 4 }, () => migrateUnderLock(url, { migrationsFolder }))
console.log(JSON.stringify(await Promise.all(migrating)))
