/** The environment that `npm test` (run.ts) sets for all test files. */
export interface RunnerEnvironment {
  /** Path of the OpenAPI document. */
  TEST_OPENAPI: string
  TEST_DATABASE_URL: string
  /** The name of a migrated database to clone. */
  TEST_TEMPLATE: string
  /** The directory of a migrated cluster to copy; none where a server is given. */
  TEST_CLUSTER?: string
}

/** Reads a variable of the runner. @throws Error if the file runs without `npm test` */
export function fromRunner(name: keyof RunnerEnvironment): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run this file with npm test -- test/path/to/file.test.ts`)
  return value
}
