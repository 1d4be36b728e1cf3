/** What can decide the year of a post: the request, or a part of its text. */
export const yearSources = ['request', 'body', 'title', 'figures'] as const

/** The year that a post is about. */
export interface YearOfPost {
  year: number
  source: (typeof yearSources)[number]
}
