import type { Random } from './random.ts'

/** What the sentences of one post agree on. */
export type Story = {
  year: number
  /** As offices write it, such as `05/3/2021`. */
  date: string
  topic: string
  host: string
}

export type Sentence = (random: Random, story: Story) => string

/** A field of the school's work: how its posts are headed, what they are about and what they say. */
export type Theme = {
  /** What took place, in words that a topic completes: `Khai giảng lớp` + `kỹ năng soạn thảo văn bản`. */
  events: readonly string[]
  /** The most frequent first. */
  topics: readonly string[]
  sentences: readonly Sentence[]
}
