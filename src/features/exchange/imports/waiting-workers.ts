const wakers = new Set<() => void>()

/** Wakes a worker of this process for each new import. @returns the function that ends this */
export function onNewImport(wake: () => void): () => void {
  wakers.add(wake)
  return () => void wakers.delete(wake)
}

/** Wakes the workers of this process; other processes find the import by polling. */
export function announceImport(): void {
  for (const wake of wakers) wake()
}
