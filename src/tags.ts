import type { TagDescription } from './platform/http/openapi/tags.ts'

/** What each group of operations is about, in the order in which the documentation shows them. */
export const tags: TagDescription[] = [
  {
    name: 'Posts',
    description:
      'News posts: Markdown in, sanitised HTML and its exact text out; draft, published, archived.',
  },
  { name: 'PageImports', description: 'Pages of the school’s old website, turned into drafts.' },
  { name: 'Sections', description: 'The tree of sections that posts are filed under.' },
  { name: 'Tags', description: 'Words that posts are labelled with.' },
  { name: 'People', description: 'People whom posts name: authors and officers, in their public roles.' },
  { name: 'Links', description: 'Links to other websites, in groups.' },
  { name: 'Media', description: 'What is known of pictures and videos.' },
  { name: 'Redirects', description: 'Slugs that posts and other content once had.' },
  { name: 'Programs', description: 'Training programmes of the school.' },
  { name: 'Classes', description: 'Classes opened of a programme, year by year.' },
  { name: 'Learners', description: 'People who attend classes. Never public.' },
  { name: 'Enrollments', description: 'Who attends which class, with what result. Never public.' },
  { name: 'StaffDevelopments', description: 'Staff sent to study or train.' },
  { name: 'ResearchOutputs', description: 'Research topics, seminars, papers and other output.' },
  { name: 'PartyCells', description: 'Party cells (chi bộ) of the school’s Party organisation.' },
  { name: 'PartyMembers', description: 'Members of the Party cells. Never public.' },
  { name: 'PartyCellGradings', description: 'Yearly and quarterly gradings of Party cells.' },
  {
    name: 'PartyMemberGradings',
    description: 'Yearly and quarterly gradings of Party members. Never public.',
  },
  { name: 'Commendations', description: 'Awards to cells, members, people and units.' },
  { name: 'Figures', description: 'Numbers that texts state, each with the words that state it.' },
  {
    name: 'Reconciliations',
    description: 'Where stated totals, sums of parts, registers and quotas agree, and where they do not.',
  },
  { name: 'Indicators', description: 'What figures are of, and how their parts add up.' },
  {
    name: 'RegisterCoverage',
    description: 'For which years a register is complete, so that figures can be compared with it.',
  },
  { name: 'QuotaRules', description: 'How many may get a grade, by regulation.' },
  { name: 'Statistics', description: 'Numbers by year, of registers and of figures, side by side.' },
  { name: 'Charts', description: 'The same numbers as pictures (SVG) that can also be read out.' },
  {
    name: 'Search',
    description: 'Finds posts, programs, classes, Party cells, people and figures, however they are typed.',
  },
  {
    name: 'SearchSynonyms',
    description: 'Abbreviations and what they stand for, as search exchanges them.',
  },
  {
    name: 'Exports',
    description: 'Whole lists as one file: NDJSON, CSV or XLSX, in the columns that writes take.',
  },
  {
    name: 'Imports',
    description: 'Whole files of rows: NDJSON or CSV in, a report of every refused row out.',
  },
  { name: 'ApiKeys', description: 'Keys of programs that write, or read what is not public.' },
  { name: 'AuditEvents', description: 'The trail of all writes.' },
  { name: 'Operations', description: 'Probes, metrics and this document.' },
]
