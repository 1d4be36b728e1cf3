import { people } from './domain/content/people/resource.ts'
import { posts } from './domain/content/posts/resource.ts'
import { sections } from './domain/content/sections/resource.ts'
import { tags } from './domain/content/tags/resource.ts'
import { figures } from './domain/figures/figures/resource.ts'
import { figuresListeners } from './domain/figures/listeners.ts'
import { partyCells } from './domain/party/cells/resource.ts'
import { classes } from './domain/training/classes/resource.ts'
import { programs } from './domain/training/programs/resource.ts'
import type { SearchCoverage } from './features/search/answer.ts'
import { reconciliationListeners } from './features/reconciliation/listeners.ts'
import { searchEngine } from './features/search/engine.ts'
import type { ReadOnlyResource } from './platform/resource/definition.ts'
import type { WriteEffects } from './platform/resource/effects.ts'
import { eventsFor, type Listeners } from './platform/resource/events.ts'

const resources: readonly ReadOnlyResource[] = [posts, programs, classes, partyCells, people, figures]

/** The resources whose former slugs redirect. */
export const addressed: readonly ReadOnlyResource[] = [posts, sections, tags, partyCells]

/** What search covers, and what its filters name. */
export const searched: SearchCoverage = {
  providers: resources.flatMap(({ search }) => (search === undefined ? [] : [search])),
  references: { section: sections, tag: tags, program: programs },
}

const listeners: readonly Listeners[] = [figuresListeners, reconciliationListeners]

/** What writes of every process cause beside their own rows. */
export const effects: WriteEffects = { search: searchEngine, events: eventsFor(listeners) }
