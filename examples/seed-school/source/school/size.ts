/** How large the school is. */
export interface Size {
  years: readonly number[]
  classesPerYear: number
  learners: number
}

const count = 5

/** Five years from a first one; a scale of 1 is 300 classes with 20,000 learners. */
export const sizeOf = (firstYear: number, scale: number): Size => ({
  years: Array.from({ length: count }, (_, n) => firstYear + n),
  classesPerYear: Math.max(1, Math.round(60 * scale)),
  learners: Math.max(1, Math.round(20_000 * scale)),
})
