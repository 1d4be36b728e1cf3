import { slugOf } from '../../language/slug.ts'
import { BODY_MARK, TITLE_MARK } from './marks.ts'
import { dateWithin, writtenDate } from './numbers.ts'
import { UNITS } from './place-words.ts'
import { CLOSINGS, COMMON_SENTENCES, OPENINGS, RARE_SENTENCES, SUMMARIES, TITLE_ENDS } from './post-frame.ts'
import { randomSource, type Random } from './random.ts'
import type { Story, Theme } from './theme.ts'
import { EMULATION } from './themes/emulation.ts'
import { PARTY } from './themes/party.ts'
import { REFORM } from './themes/reform.ts'
import { RESEARCH } from './themes/research.ts'
import { TRAINING } from './themes/training.ts'

/** News of something that never happened, marked as such in its title and its last line. */
export type SyntheticPost = {
  title: string
  summary: string
  /** Markdown: plain paragraphs. */
  body: string
  slug: string
  /** The day the text speaks of. */
  event_date: string
}

const THEMES: readonly Theme[] = [TRAINING, PARTY, RESEARCH, EMULATION, REFORM]
const FIRST_YEAR = 2015
const LAST_YEAR = 2024

/** The post in a given row: the same for the same seed, whatever rows were made before. */
export function syntheticPost(seed: number, row: number): SyntheticPost {
  const random = randomSource(seed, 'post', row)
  const [theme, ...others] = threeThemes(random)
  const event = random.pick(theme.events)
  const topic = random.pickEarly(theme.topics)
  const year = random.between(FIRST_YEAR, LAST_YEAR)
  const event_date = dateWithin(random, year)
  const story = { year, date: writtenDate(event_date), host: random.pick(UNITS), topic }
  const happening = { ...story, topic: `${event.charAt(0).toLowerCase()}${event.slice(1)} ${topic}` }
  const title = `${TITLE_MARK} ${event} ${topic} ${random.pick(TITLE_ENDS)(random, happening)}`
  return {
    title,
    summary: random.pick(SUMMARIES)(random, happening),
    body:
      `${random.pick(OPENINGS)(random, happening)}\n\n${twoSentences(random, story, theme)}\n\n` +
      `${middleOf(random, story, others)}\n\n${random.pick(CLOSINGS)(random, happening)}\n\n${BODY_MARK}`,
    slug: `${slugOf(title)}-${row}`,
    event_date,
  }
}

/** The paragraphs on other matters, which also carry the phrases that searches are measured by. */
function middleOf(random: Random, story: Story, [second, third]: readonly [Theme, Theme]): string {
  const common = random.oneIn(2) ? ` ${random.pick(COMMON_SENTENCES)(random, story)}` : ''
  const rare = random.oneIn(2000) ? ` ${random.pick(RARE_SENTENCES)(random, story)}` : ''
  return `${otherMatter(random, story, second)}${common}\n\n${otherMatter(random, story, third)}${rare}`
}

function otherMatter(random: Random, story: Story, { topics, sentences }: Theme): string {
  return random.pick(sentences)(random, { ...story, topic: random.pickEarly(topics) })
}

function twoSentences(random: Random, story: Story, { sentences }: Theme): string {
  const first = random.below(sentences.length)
  const second = (first + random.between(1, sentences.length - 1)) % sentences.length
  return `${sentences[first]!(random, story)} ${sentences[second]!(random, story)}`
}

function threeThemes(random: Random): [Theme, Theme, Theme] {
  const first = random.below(THEMES.length)
  // With five themes in a ring, steps of one or two never meet the first again.
  const step = random.between(1, 2)
  const at = (steps: number) => THEMES[(first + steps * step) % THEMES.length]!
  return [at(0), at(1), at(2)]
}
