import path from 'node:path'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import type { dataSettings } from './data.ts'
import { httpUrl, onOff, wholeNumber } from './values.ts'

/** Where uploaded files are stored. */
export const filesSettings = {
  FILES_DIR: z.string().min(1).optional(),
  FILES_QUOTA: wholeNumber(1, 1_099_511_627_776_000).default(20_000_000_000),
  FILES_KEEP_DAYS: wholeNumber(1, 36_500).default(30),
  FILES_PAUSE_MS: wholeNumber(100, 600_000).default(30_000),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket: 3 to 63 of a-z, 0-9, . and -')
    .optional(),
  FILES_S3_ENDPOINT: httpUrl.optional(),
  FILES_S3_REGION: z.string().min(1).max(100).default('us-east-1'),
  FILES_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  FILES_S3_SECRET_ACCESS_KEY_FILE: z.string().optional(),
  FILES_S3_PATH_STYLE: onOff.optional(),
}

/** A bucket of S3, or of a server that speaks its language. */
export interface S3Settings {
  bucket: string
  endpoint: URL
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Whether the bucket is part of the path; else it is part of the host. */
  pathStyle: boolean
}

/** Where uploaded files are, and how many. */
export interface FilesSettings {
  /** Where they are stored, or only arrive if they are stored in a bucket. */
  directory: string
  /** `undefined`: they are stored in the directory. */
  s3: S3Settings | undefined
  /** How many bytes all files may have together. */
  quotaBytes: number
  /** How long a file stays that nothing uses. */
  keepDays: number
  /** How long an upload may pause; it may not be slow for longer either. */
  pauseMs: number
}

type Settings = z.output<z.ZodObject<typeof filesSettings & Pick<typeof dataSettings, 'BANTIN_DATA_DIR'>>>

/** Uploaded files. */
export interface FilesConfig {
  files: FilesSettings
}

/** @throws ConfigError for a bucket without keys, and for keys without a bucket */
function s3Of(e: Settings): S3Settings | undefined {
  const {
    FILES_S3_BUCKET: bucket,
    FILES_S3_ENDPOINT: endpoint,
    FILES_S3_REGION: region,
    FILES_S3_ACCESS_KEY_ID: accessKeyId,
    FILES_S3_SECRET_ACCESS_KEY: secretAccessKey,
    FILES_S3_PATH_STYLE: pathStyle,
  } = e
  if (bucket === undefined) {
    if (endpoint === undefined && accessKeyId === undefined && secretAccessKey === undefined) return undefined
    throw new ConfigError(
      'FILES_S3_BUCKET is not set: files would be stored in FILES_DIR; name the bucket too',
    )
  }
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new ConfigError(
      'FILES_S3_BUCKET needs FILES_S3_ACCESS_KEY_ID and FILES_S3_SECRET_ACCESS_KEY (or FILES_S3_SECRET_ACCESS_KEY_FILE)',
    )
  return {
    bucket,
    endpoint: new URL(endpoint ?? `https://s3.${region}.amazonaws.com`),
    region,
    accessKeyId,
    secretAccessKey,
    // servers of one's own seldom have a host for each bucket
    pathStyle: pathStyle === undefined ? endpoint !== undefined : pathStyle === 'on',
  }
}

/** @param e the checked settings */
export const filesConfig = (e: Settings): FilesConfig => ({
  files: {
    directory: path.resolve(e.FILES_DIR ?? path.join(e.BANTIN_DATA_DIR, 'files')),
    s3: s3Of(e),
    quotaBytes: e.FILES_QUOTA,
    keepDays: e.FILES_KEEP_DAYS,
    pauseMs: e.FILES_PAUSE_MS,
  },
})
