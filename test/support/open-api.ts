import { readFileSync } from 'node:fs'
import { fromRunner } from './runner.ts'

/** The OpenAPI document of the whole application. The runner makes it once for all test files, since that takes a second. */
export const readOpenApi = (): unknown => JSON.parse(readFileSync(fromRunner('TEST_OPENAPI'), 'utf8'))
