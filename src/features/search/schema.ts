import { z } from 'zod'
import { instantParameter, wholeNumberParameter } from '../../platform/http/fields.ts'
import { commaList, textParameter } from '../../platform/resource/comma-list.ts'
import { pageSchema } from '../../platform/resource/schemas.ts'
import { searchText, searchWords } from '../../platform/resource/search-words.ts'

const limit = (most: number, usual: number) =>
  wholeNumberParameter(1, most).meta({
    description: `How many items to give, 1 to ${most}.`,
    scalar: { type: 'integer', minimum: 1, maximum: most, default: usual },
  })

const yearText = z.string().regex(/^\d{4}$/)
const facetNames = ['type', 'section', 'year', 'program'] as const

const searchQuery = (types: readonly string[]) =>
  z.strictObject({
    q: searchWords,
    type: commaList(z.enum(types), 'Only these kinds.').optional(),
    section: commaList(textParameter(), 'Only posts of these sections, by id or slug.').optional(),
    tag: commaList(textParameter(), 'Only posts with any of these tags, by id or slug.').optional(),
    year: commaList(yearText, 'Only posts published, classes opened, and figures of these years.').optional(),
    program: commaList(
      textParameter(),
      'Only these programs, classes and figures of them, by id or code.',
    ).optional(),
    'published_at[gte]': instantParameter()
      .optional()
      .describe('Only posts published at or after this moment.'),
    'published_at[lt]': instantParameter().optional().describe('Only posts published before this moment.'),
    facets: commaList(
      z.enum(facetNames),
      'What to count the matches by, separated by commas; the same filters hold.',
    ).optional(),
    limit: limit(50, 20).optional(),
    cursor: z
      .string()
      .min(1)
      .max(4000)
      .optional()
      .describe('`next_cursor` of the page before, of the same query and filters. Opaque.'),
  })

export const suggestQuery = z.strictObject({
  q: searchText(100, 'What has been typed so far, with or without marks.'),
  limit: limit(20, 8).optional(),
})

const range = z
  .array(z.int().min(0))
  .length(2)
  .meta({
    description: 'Begin and end of a marked part within `text`, in UTF-16 code units.',
    example: [0, 9],
  })

const highlight = z
  .object({
    field: z
      .string()
      .describe('Field of the resource that the text stands in, such as `title` or `body_text`.'),
    start: z
      .int()
      .min(0)
      .describe('Where `text` begins in the field, in UTF-16 code units; 0 for a whole field.'),
    text: z.string().describe('The field, or a passage of it, as it is written.'),
    ranges: z.array(range).describe('The parts that match the query, in order.'),
  })
  .meta({ id: 'SearchHighlight', description: 'The part of a result that matches the query.' })

const result = (types: readonly string[]) =>
  z
    .object({
      type: z.enum(types).describe('The type of the result. The list grows.'),
      id: z.uuid().describe('Id of the resource.'),
      external_id: z.string().nullable().describe('Its name in the system it was imported from.'),
      title: z
        .string()
        .describe(
          'The title of a post, the name of other resources, or the indicator, period and value of a figure.',
        ),
      href: z.string().describe('Address of the resource in this API, from the server’s root.'),
      score: z.int().describe('The score of the result; comparable only within one response.'),
      published_at: z.iso
        .datetime({ offset: true })
        .nullable()
        .describe('When a post was published; null for others.'),
      year: z
        .int()
        .nullable()
        .describe('Year of publication of a post, year of a class, year of a figure; null for others.'),
      section_id: z.uuid().nullable().describe('Section of a post; null for others.'),
      program_id: z
        .uuid()
        .nullable()
        .describe('The program itself, or that of a class or figure; null for others.'),
      left_out: z
        .array(z.string())
        .describe(
          'Words of the query that the result lacks, as they are typed, in the order of the query; empty if it has all words.',
        ),
      highlights: z
        .array(highlight)
        .describe(
          'The title, if it matches, and then the best passages, best first; empty where only other forms match.',
        ),
    })
    .meta({ id: 'SearchResult', description: 'A row that matches a query.' })

const counts = (of: string) =>
  z
    .array(
      z.object({
        value: z.string().describe(`${of}, as the filter of this name takes it.`),
        count: z.int().min(1).describe('The number of matches with this value.'),
      }),
    )
    .nullable()

const facets = z
  .object({
    count_kind: z
      .enum(['exact', 'estimated'])
      .describe('`estimated`: the counts of the 20,000 matches that were stored first, not of all.'),
    type: counts('A kind').describe('By kind; null unless asked for.'),
    section: counts('Id of a section').describe('By section of posts; null unless asked for.'),
    year: counts('A year').describe('By year; null unless asked for.'),
    program: counts('Id of a program').describe('By program; null unless asked for.'),
  })
  .meta({ id: 'SearchFacets', description: 'The numbers of matches by facet.' })

const searchAnswer = (types: readonly string[]) =>
  z
    .object({
      items: z.array(result(types)).describe('Best first.'),
      page: pageSchema,
      left_out: z
        .array(z.string())
        .describe(
          'Words of the query that the best result of this page lacks, to be shown above the results; empty if it has all words. Each result has its own.',
        ),
      corrected_query: z
        .string()
        .nullable()
        .describe(
          'The words that were searched instead of the typed ones: keys of Telex or VNI are read, a wrong tone or initial is mended where texts have the other word in this neighbourhood, and typing errors are corrected if the typed words find nothing. Null if the query was searched as typed.',
        ),
      did_you_mean: z
        .string()
        .nullable()
        .describe(
          'Words to offer: the results match only without marks, or texts leave it in doubt whether a word is wrong. Null otherwise.',
        ),
      indexing: z
        .boolean()
        .describe(
          'Whether results may be missing: after an upgrade the server reads the order of the words of all texts again, and not all texts that may have a phrase of this query are read yet. Try again a few minutes later. False for queries without phrases.',
        ),
      facets: facets.nullable().describe('Counts of the matches; null unless `facets` asks for them.'),
    })
    .meta({ id: 'SearchAnswer', description: 'A page of search results.' })

const suggestAnswer = (types: readonly string[]) =>
  z
    .object({
      items: z
        .array(
          z.object({
            text: z.string().describe('A complete query.'),
            type: z
              .enum([...types, 'phrase'])
              .describe(
                'The type of the named resource; `phrase` for words of titles, usual phrases and numbers of documents. The list grows.',
              ),
            id: z.uuid().nullable().describe('The resource it names; null for a phrase.'),
            href: z.string().nullable().describe('Its address in this API; null for a phrase.'),
          }),
        )
        .describe('The suggestions, best first, without duplicates.'),
    })
    .meta({ id: 'Suggestions', description: 'Completions of a query.' })

/** The schemas of searches that find rows of these types, which the document names in this order. */
export const searchSchemas = (types: readonly string[]) => ({
  searchQuery: searchQuery(types),
  searchAnswer: searchAnswer(types),
  suggestAnswer: suggestAnswer(types),
})

export type SearchQuery = z.output<ReturnType<typeof searchQuery>>
export type SearchAnswer = z.output<ReturnType<typeof searchAnswer>>
export type FacetName = (typeof facetNames)[number]
