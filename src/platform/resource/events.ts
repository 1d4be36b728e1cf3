/** What each event of writes carries, by the name of the event: modules add their own by declaration merging. */
export interface EventTypes {}
