import type { Database } from '../database/database.ts'

/** Loads the demo year into a database that holds no content yet; a database in use is not touched. */
export async function seedDemoWhenEmpty(database: Database): Promise<number> {
  const { rows } = await database.pool.query<{ used: boolean }>(
    'select exists (select 1 from posts) or exists (select 1 from programs) or exists (select 1 from sections) as used',
  )
  if (rows[0]?.used) return 0
  const { seedDemo } = await import('./seed.ts')
  return await seedDemo(database)
}
