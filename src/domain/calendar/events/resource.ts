import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource, entitySelect } from '../../../platform/resource/define.ts'
import {
  booleanFilter,
  choiceFilter,
  entityFilters,
  rangeFilters,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeOne } from '../../../platform/resource/includes.ts'
import { trashableReferenceFilter } from '../../../platform/resource/trashable-reference-filter.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { contentAccess } from '../../content/access.ts'
import { posts } from '../../content/posts/resource.ts'
import { visiblePostId } from '../../content/posts/visibility.ts'
import { visiblePostFilter } from '../../content/posts/visible-post-filter.ts'
import { classes } from '../../training/classes/resource.ts'
import { eventTimeFilters } from './filters.ts'
import { eventsHeaders } from './headers.ts'
import { rejectUnpublishable } from './publish.ts'
import { event, eventInput } from './schema.ts'
import { eventSearch } from './search.ts'
import { eventSessions, eventStatuses, events as table } from './table.ts'
import { liveClassId, visibleEvent } from './visibility.ts'
import { eventsVocabularies } from './vocabularies.ts'

export const events = defineResource({
  path: 'events',
  one: 'Event',
  many: 'Events',
  label: { one: 'an event', many: 'events', vi: 'sự kiện, lịch công tác' },
  access: { ...contentAccess, public_rows: 'content:publish' },
  description:
    'An event is what the school does at a time and a place: a meeting, an opening of a class, a visit. Without a key with `content:read`, internal events are not visible.',
  table,
  input: eventInput,
  output: event,
  derived: ['starts_on', 'ends_on'],
  select: {
    ...entitySelect(table),
    title: table.title,
    place: table.place,
    starts_at: table.starts_at,
    ends_at: table.ends_at,
    starts_on: table.starts_on,
    ends_on: table.ends_on,
    session: table.session,
    chair: table.chair,
    participants: table.participants,
    organiser: table.organiser,
    class_id: table.class_id,
    post_id: table.post_id,
    status: table.status,
    internal: table.internal,
  },
  publicCondition: visibleEvent,
  concealed: {
    class_id: { target: () => classes, replacement: liveClassId },
    post_id: { target: () => posts, replacement: visiblePostId(table.post_id, 'post_id') },
  },
  isPublic: ({ internal }) => !internal,
  // a restored event must not become public without a decision
  fieldsOnRestore: { internal: true },
  references: {
    class_id: { target: () => classes, alias: 'class', required: false },
    post_id: { target: () => posts, alias: 'post', required: false },
  },
  keyless: {
    fields: { title: table.title, starts_at: table.starts_at, place: table.place },
    names: new Set(['title', 'place']),
    valuesOf: ({ title, starts_at, place }) => ({ title, starts_at, place }),
    ambiguous: {
      en: 'Several stored events have this title, time and place: give the row the external id of the one it means.',
      vi: 'Có nhiều sự kiện trùng nội dung, thời gian và địa điểm: hãy ghi mã lịch công tác cho dòng này.',
    },
  },
  headers: eventsHeaders,
  vocabularies: eventsVocabularies,
  filters: {
    ...eventTimeFilters,
    session: choiceFilter(
      table.session,
      eventSessions,
      'Only events of these parts of the day, or where it is not stated (null).',
    ),
    status: choiceFilter(table.status, eventStatuses, 'Only events of these states.'),
    internal: booleanFilter(
      table.internal,
      'Only events that editors alone see (true), or public ones (false).',
    ),
    organiser: textFilter(
      table.organiser,
      'Only events of these organisers, exactly as written.',
      'Phòng Tổ chức, Hành chính',
    ),
    class: trashableReferenceFilter(
      table.class_id,
      () => classes,
      'Only events about these classes, by id or code.',
    ),
    post: visiblePostFilter(table.post_id, 'Only events that these posts tell of'),
    ...rangeFilters('starts_at', table.starts_at, 'instant', 'the beginning'),
    ...containsFilter('title', table.title, 'the title', 'indexed'),
    ...entityFilters(table),
  },
  sorts: {
    starts_at: valueSort(table.starts_at, 'starts_at', 'instant', 'beginning'),
    title: textSort(table.title, 'title', 'title'),
    ...entitySorts(table),
  },
  defaultSort: 'starts_at',
  search: eventSearch,
  includes: {
    class: includeOne('class_id', 'class', () => classes),
    post: includeOne('post_id', 'post', () => posts),
  },
  prepare: rejectUnpublishable,
})
