/** What `npm test` (run.ts) has made for all test files. */
export interface RunnerEnvironment {
  /** Where the OpenAPI document lies. */
  TEST_OPENAPI: string
  TEST_DATABASE_URL: string
  /** The name of a migrated database to clone. */
  TEST_TEMPLATE: string
}

export function fromRunner(name: keyof RunnerEnvironment): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run this file with npm test -- test/path/to/file.test.ts`)
  return value
}
