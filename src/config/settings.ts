import { z } from 'zod'
import { auditSettings } from './audit.ts'
import { dataSettings } from './data.ts'
import { databaseSettings } from './database.ts'
import { filesSettings } from './files.ts'
import { identitySettings } from './identity.ts'
import { schoolSettings } from './school.ts'
import { addressSettings, serverSettings } from './server.ts'
import { workSettings } from './work.ts'

/** All settings, in the order of `.env.example`. */
export const environmentSchema = z.object({
  ...addressSettings,
  ...databaseSettings,
  ...workSettings,
  ...schoolSettings,
  ...auditSettings,
  ...dataSettings,
  ...filesSettings,
  ...identitySettings,
  ...serverSettings,
})

/** Every variable that is read, by name. */
export type SettingName = keyof z.output<typeof environmentSchema>

export const settingNames = Object.keys(environmentSchema.shape) as SettingName[]
