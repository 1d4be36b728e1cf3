import fc from 'fast-check'
import { seed } from './volume.ts'

fc.configureGlobal({ seed })

/** fast-check, with the random values of this run. */
export { fc }
