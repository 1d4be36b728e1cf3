/** A task that is done at once. */
export const run = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
