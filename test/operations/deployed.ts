import fs from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/package.ts'

/** The text of a file in `deploy/` with other values; each must be there once. */
export function deployed(file: string, values: Record<string, string>): string {
  let text = fs.readFileSync(path.join(packageRoot, 'deploy', file), 'utf8').replace(/^#.*\n/gm, '')
  for (const [from, to] of Object.entries(values)) {
    if (text.split(from).length !== 2) throw new Error(`deploy/${file} does not have one ${from}`)
    text = text.replace(from, to)
  }
  return text
}
