import type { Database } from '../database/database.ts'

/** Loads the demo year into a database that holds nothing yet. */
export async function seedDemoWhenEmpty(_database: Database): Promise<boolean> {
  return false
}
