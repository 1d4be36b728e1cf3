import { z } from 'zod'
import { events } from '../../domain/calendar/events/resource.ts'
import { links } from '../../domain/content/links/resource.ts'
import { posts } from '../../domain/content/posts/resource.ts'
import { section } from '../../domain/content/sections/schema.ts'
import { wholeNumberParameter } from '../../platform/http/fields.ts'
import { commaList, textParameter } from '../../platform/resource/comma-list.ts'
import { schemasOf } from '../../platform/resource/schemas.ts'
import { label, valueFields } from '../statistics/schema.ts'
import { optionalYear } from '../statistics/years.ts'

/** How many sections a request may name. */
const maxSections = 12

const postsPerPart = { most: 20, usual: 5 } as const

/** The parameters of the home page. */
export const homeQuery = z.strictObject({
  sections: commaList(
    textParameter(),
    `The sections whose newest posts are given, in this order, by id or slug; at most ${maxSections}.`,
    { maxItems: maxSections },
  ).optional(),
  per_section: wholeNumberParameter(1, postsPerPart.most)
    .meta({
      description: `How many posts each part has at most, 1 to ${postsPerPart.most}.`,
      scalar: {
        type: 'integer',
        minimum: 1,
        maximum: postsPerPart.most,
        default: postsPerPart.usual,
      },
    })
    .default(postsPerPart.usual),
  year: optionalYear('The year of `statistics`; without it the last year with numbers.'),
})

/** The checked parameters of the home page. */
export type HomeQuery = z.output<typeof homeQuery>

const postItems = z.array(schemasOf(posts).item)

const sectionPart = z
  .object({
    asked: z.string().describe('The section as the request names it.'),
    section: section
      .nullable()
      .describe('The section; null if there is none of this id or slug, and then without posts.'),
    posts: postItems.describe(
      'Its newest posts: `/v1/posts?section=…&include=section`, with those of sections below it.',
    ),
  })
  .meta({ id: 'HomeSection', description: 'The newest posts of a section.' })

const number = z
  .object({
    statistic: z.string().describe('The statistic with this number: `/v1/statistics/{statistic}`.'),
    measure: z.string().describe('The name of the number in the statistic.'),
    label: label('What it counts.'),
    ...valueFields,
    value: z.number().describe('The number.'),
  })
  .meta({ id: 'HomeNumber', description: 'A number of the whole school in a year.' })

const statistics = z
  .object({
    year: z.int().describe('The year.'),
    numbers: z
      .array(number)
      .describe(
        'The numbers of training and research that are known, as `/v1/statistics/training` and `/v1/statistics/research` have them in `totals` of this year, with the change from the year before.',
      ),
  })
  .meta({ id: 'HomeStatistics', description: 'The numbers of a year.' })

/** The response schema of the home page. */
export const home = z
  .object({
    pinned: postItems.describe(
      'The posts that are pinned now, by their position, at most 10: `/v1/posts?pinned=true&limit=10&include=section`.',
    ),
    newest: postItems.describe('The newest posts: `/v1/posts?include=section`.'),
    sections: z.array(sectionPart).describe('One for each of the parameter `sections`, in its order.'),
    videos: postItems.describe('The newest videos: `/v1/posts?kind=video&include=section`.'),
    events: z
      .array(schemasOf(events).item)
      .describe(
        'The events of today and later, at most 10: `/v1/events?from=…&limit=10` of the day in Asia/Ho_Chi_Minh.',
      ),
    links: z
      .array(schemasOf(links).item)
      .describe('Links to other websites, at most 100: `/v1/links?kind=link&active=true&limit=100`.'),
    banners: z
      .array(schemasOf(links).item)
      .describe(
        'Banners with their pictures, at most 20: `/v1/links?kind=banner&active=true&sort=position,name&limit=20`.',
      ),
    statistics: statistics.nullable().describe('The numbers of a year; null if none are known.'),
  })
  .meta({ id: 'Home', description: 'The parts of a home page.' })

/** The parts of a home page. */
export type Home = z.output<typeof home>
