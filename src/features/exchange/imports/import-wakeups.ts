const wakers = new Set<() => void>()

/** Calls `wake` for each new import of this process. @returns a function that ends this */
export function onNewImport(wake: () => void): () => void {
  wakers.add(wake)
  return () => void wakers.delete(wake)
}

/** Wakes the import workers of this process; workers of other processes find the import when they poll. */
export function wakeImportWorkers(): void {
  for (const wake of wakers) wake()
}
