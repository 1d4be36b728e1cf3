// A server with the shortest SQL for the same responses: plain columns, one statement for each request, JSON from
// Postgres, no ORM. The difference is the cost of our SQL: this server does not check whether a referenced row is in the
// trash, and a created post has no revision, search document or audit event.
// Argument: a file of captured statements, of which it uses only values.
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Captured } from './capture.ts'
import { serve } from './serve.ts'

const captured = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Record<string, Captured>
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
const pageLength = 20

const postColumns = `id, external_id, revision, created_at, updated_at, deleted_at, slug, kind, title, summary, section_id,
  video_url, language, translation_of, event_date, status, published_at, null as url,
  array(select tag_id from post_tags where post_id = posts.id order by ordinal) as tag_ids,
  (select coalesce(json_agg(json_build_object('person_id', person_id, 'name', name, 'degree', degree,
      'position', position, 'unit', unit) order by ordinal), '[]')
    from post_bylines where post_id = posts.id) as byline,
  case when cover_media_id is not null then json_build_object('media_id', cover_media_id, 'caption', cover_caption,
    'credit', cover_credit, 'alt', cover_alt,
    'sources', (select sources from media where id = posts.cover_media_id)) end as cover,
  (select coalesce(json_agg(json_build_object('media_id', media_id, 'caption', caption, 'credit', credit, 'alt', alt,
      'sources', (select sources from media where id = post_media.media_id)) order by ordinal), '[]')
    from post_media where post_id = posts.id) as media`
const textColumns = 'body, body_html, body_text'
const visible = `deleted_at is null and status = 'published' and published_at <= now()`

const newestPosts = (where: string) =>
  `select ${postColumns} from posts where ${visible} ${where}
  order by published_at desc nulls last, id desc nulls last limit ${pageLength}`

const programColumns = `id, external_id, revision, created_at, updated_at, deleted_at, code, name, training_type, family,
  level, partner, basis_document, valid_from, valid_to, active, successor_id`
const classesOf = (where: string) =>
  `select id, external_id, revision, created_at, updated_at, deleted_at, code, name, program_id, year, planned, mode,
    venue, opened_on, closed_on, status, cancelled_on, opening_decision_number, opening_decision_date, head_teacher,
    audience, partner, origin, capacity, headcount, headcount_unplanned,
    (select count(*) from enrollments where class_id = classes.id and deleted_at is null and status not in ('withdrawn', 'transferred'))
      as enrolled_count,
    (select row_to_json(program) from (select ${programColumns} from programs where id = classes.program_id) as program)
      as program
  from classes where deleted_at is null and year = $1 ${where}
  order by year desc nulls last, code desc nulls last, id desc nulls last limit ${pageLength}`

/** Sends a statement that returns the JSON of a response. */
async function queryJson(name: string, text: string, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<{ body: string }>({ name, text, values })
  return rows[0]!.body
}

function list(name: string, rows: string, values: unknown[] = []) {
  const text = `select json_build_object('items', coalesce(json_agg(item), '[]'),
    'page', json_build_object('next_cursor', (array_agg(item.id))[${pageLength}]))::text as body
    from (${rows}) as item`
  return () => queryJson(name, text, values)
}

/** The first value of a captured statement that matches a pattern. */
function capturedValue(name: string, pattern: RegExp): unknown {
  const match = captured[name]!.statements[0]!.values.flat().find((value) => pattern.test(String(value)))
  if (match === undefined) throw new Error(`the captured ${name} has no value like ${pattern}`)
  return match
}

const onePost = `select row_to_json(post)::text as body
  from (select ${postColumns}, ${textColumns} from posts where slug = $1 and ${visible}) as post`

interface Post {
  title: string
  summary: string
  body: string
}

const createdPost = `insert into posts (id, slug, title, summary, body, body_html, body_text, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, 'lean') returning row_to_json(posts)::text as body`

let created = 0
/** Creates a post; texts are stored as they are, because rendering Markdown is not part of the SQL. */
async function create(body: string): Promise<string> {
  const { title, summary, body: text } = JSON.parse(body) as Post
  const slug = `lean-${process.pid}-${++created}`
  return await queryJson('create', createdPost, [uuidv7(), slug, title, summary, text, text, text])
}

const page500Cursor = [
  capturedValue('page500', /^\d{4}-\d\d-\d\dT/),
  capturedValue('page500', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/),
]
const year = capturedValue('classes', /^\d{4}$/)
const program = capturedValue('program', /^[A-Z]/)

serve({
  newest: list('newest', newestPosts('')),
  page500: list('page500', newestPosts('and (published_at, id) < ($1, $2)'), page500Cursor),
  slug: (slug) => queryJson('slug', onePost, [slug]),
  classes: list('classes', classesOf(''), [year]),
  program: list('program', classesOf('and program_id = (select id from programs where code = $2)'), [
    year,
    program,
  ]),
  create,
})
