/** The size of the school. */
export interface Size {
  years: readonly number[]
  classesPerYear: number
  learners: number
}

const yearCount = 5

/** The size for a first year and a scale: five years, and with a scale of 1 300 classes with 20,000 learners. */
export const sizeOf = (firstYear: number, scale: number): Size => ({
  years: Array.from({ length: yearCount }, (_, n) => firstYear + n),
  classesPerYear: Math.max(1, Math.round(60 * scale)),
  learners: Math.max(1, Math.round(20_000 * scale)),
})
