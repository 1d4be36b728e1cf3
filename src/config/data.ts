import { z } from 'zod'
import type { databaseSettings } from './database.ts'
import { onOff } from './values.ts'

/** Data of this machine, and the demo year. */
export const dataSettings = {
  BANTIN_DATA_DIR: z.string().min(1).default('.data'),
  BANTIN_DEMO: onOff.optional(),
}

type Settings = z.output<z.ZodObject<typeof dataSettings & Pick<typeof databaseSettings, 'DATABASE_URL'>>>

/** Where data of this machine are, and whether they are those of the demo year. */
export interface DataConfig {
  dataDirectory: string
  demo: boolean
}

/** @param e the checked settings */
export const dataConfig = (e: Settings): DataConfig => ({
  dataDirectory: e.BANTIN_DATA_DIR,
  // a database of DATABASE_URL may hold real data: the demo is loaded there only on request
  demo: (e.BANTIN_DEMO ?? (e.DATABASE_URL ? 'off' : 'on')) === 'on',
})
