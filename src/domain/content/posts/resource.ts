import type { ResourceDefinition } from '../../../platform/resource/definition.ts'
import { contentAccess } from '../access.ts'
import { containsFilter } from '../../../platform/resource/contains-filter.ts'
import { defineResource } from '../../../platform/resource/define.ts'
import {
  choiceFilter,
  entityFilters,
  excludedIdsFilter,
  pairsFilter,
  rangeFilters,
  textFilter,
} from '../../../platform/resource/filters.ts'
import { includeMany, includeOne } from '../../../platform/resource/includes.ts'
import { entitySorts, textSort, valueSort } from '../../../platform/resource/sorts.ts'
import { directFilter, subtreeFilter } from '../../../platform/resource/subtree-filter.ts'
import { people } from '../people/resource.ts'
import { sections } from '../sections/resource.ts'
import { tags } from '../tags/resource.ts'
import { afterPostWrite } from './after-write.ts'
import { bylinePersons } from './byline-persons.ts'
import { waitingForFilter } from './approval/waiting-for.ts'
import { calendarYearFilter } from './filters.ts'
import { postsHeaders } from './headers.ts'
import { precomputeBody, preparePosts } from './prepare.ts'
import { postInputForm } from './input-form.ts'
import { pinnedFilter } from './pinned-filter.ts'
import { post, postInput, type Post, type PostInput } from './schema.ts'
import { beforeRestore } from './before-restore.ts'
import { postSearch } from './search.ts'
import { internal, postAddresses, postFields, publicByline, url } from './selection.ts'
import { storeRelated } from './store-related.ts'
import { kindFilter } from './kind-filter.ts'
import { languages, postBylines, posts as table, postTags } from './table.ts'
import { stateFilter } from './state-filter.ts'
import { isOwnDraft } from './own-drafts.ts'
import { translationsAmong } from './translations.ts'
import { includeViews } from './views/include.ts'
import { visiblePost, visiblePostId } from './visibility.ts'

export const posts: ResourceDefinition<Post, PostInput, typeof table> = defineResource({
  path: 'posts',
  one: 'Post',
  many: 'Posts',
  label: { one: 'a post', many: 'posts', vi: 'bài viết' },
  before: 'Sections',
  access: {
    ...contentAccess,
    own_rows: 'content:write_own',
    internal_fields: 'content:read',
    public_rows: 'content:publish',
  },
  description:
    'Without a key with `content:read`, only published posts whose `published_at` has passed are visible.',
  table,
  input: postInput,
  output: post,
  derived: ['body_html', 'body_text', 'url'],
  longFields: ['body', 'body_html', 'body_text'],
  isPublic: ({ status }) => status === 'published',
  // a restored post must not become public without being published again
  fieldsOnRestore: { status: 'draft' },
  select: { ...postFields, ...postAddresses, url },
  publicSelect: {
    byline: publicByline,
    translation_of: visiblePostId(table.translation_of, 'translation_of'),
  },
  internal,
  publicCondition: visiblePost,
  ownCondition: isOwnDraft,
  key: 'slug',
  references: {
    section_id: { target: () => sections, alias: 'section', required: false },
    translation_of: { target: () => posts, alias: 'original', required: false },
  },
  alternatives: { tags: { field: 'tag_ids', target: () => tags } },
  headers: postsHeaders,
  filters: {
    year: calendarYearFilter(
      table.published_at,
      'Only posts published in these years, as the school’s calendar has it (Asia/Ho_Chi_Minh).',
    ),
    section: subtreeFilter(
      table.section_id,
      {
        target: () => sections,
        id: sections.table.id,
        parent: sections.table.parent_id,
        deleted: sections.table.deleted_at,
      },
      'published_at',
      'Only posts of these sections and of all sections below them, by id or slug.',
    ),
    direct: directFilter(
      'With `true`, `section` finds the posts of these sections alone, without those of sections below them.',
    ),
    exclude: excludedIdsFilter(
      table.id,
      'Without these posts, by id; 1 to 100: such as those that a page shows already.',
    ),
    tag: pairsFilter(
      table.id,
      { own: postTags.post_id, other: postTags.tag_id },
      () => tags,
      'Only posts with any of these tags, by id or slug.',
    ),
    person: pairsFilter(
      table.id,
      { own: postBylines.post_id, other: postBylines.person_id },
      () => people,
      'Only posts by any of these people, by id.',
    ),
    kind: kindFilter,
    language: choiceFilter(table.language, languages, 'Only posts in these languages.'),
    pinned: pinnedFilter,
    status: stateFilter,
    waiting_for: waitingForFilter,
    slug: textFilter(table.slug, 'Only posts with these slugs.'),
    ...rangeFilters('published_at', table.published_at, 'instant', 'publication'),
    ...rangeFilters('event_date', table.event_date, 'day', 'the event'),
    ...containsFilter('title', table.title, 'the title', 'indexed'),
    ...entityFilters(table),
  },
  sorts: {
    published_at: {
      ...valueSort(table.published_at, 'published_at', 'instant', 'publication'),
      // published posts always have a date; drafts may not
      nullable: ({ allRows, ownRows }) => allRows || ownRows !== undefined,
    },
    event_date: valueSort(table.event_date, 'event_date', 'day', 'day of the event'),
    title: textSort(table.title, 'title', 'headline'),
    position: valueSort(table.position, 'position', 'number', 'position among pinned posts'),
    ...entitySorts(table),
  },
  defaultSort: '-published_at',
  search: postSearch,
  includes: {
    section: includeOne('section_id', 'section', () => sections),
    tags: includeMany('tag_ids', 'tags', () => tags),
    'byline.person': bylinePersons,
    translations: translationsAmong(() => posts),
    views: includeViews,
  },
  precompute: precomputeBody,
  prepare: preparePosts,
  toInput: postInputForm,
  storeRelated,
  beforeRestore,
  stored: afterPostWrite,
  storedNeedsNoReadBack: true,
})
