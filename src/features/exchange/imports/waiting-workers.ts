const wakers = new Set<() => void>()

/** Has a worker of this process woken for each new import. @returns how to end that */
export function onNewImport(wake: () => void): () => void {
  wakers.add(wake)
  return () => void wakers.delete(wake)
}

/** Wakes the workers of this process; those of others find the import when they look again. */
export function announceImport(): void {
  for (const wake of wakers) wake()
}
