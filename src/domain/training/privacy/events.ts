/** Personal data that were removed for good. */
export interface RemovedPersonalData {
  /** Paths of the resources that had the data. */
  resources: readonly string[]
  /** Names, codes and numbers that may be in other places. */
  values: readonly string[]
}

declare module '../../../platform/resource/write-context.ts' {
  interface EventTypes {
    'personal-data.removed': RemovedPersonalData
  }
}
