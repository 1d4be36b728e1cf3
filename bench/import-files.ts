import fs from 'node:fs'
import { once } from 'node:events'

/** A file to import, and the tables of its rows. */
export interface BenchFile {
  /** What its rows are. */
  name: string
  resource: 'enrollments' | 'posts'
  rows: number
  /** The tables in which its rows are stored. */
  tables: readonly string[]
  line: (n: number) => object
}

const learners = 20_000
const classes = 2_000

/** The SQL of the rows that enrollments refer to. */
export const referencedRows = `
insert into programs (id, code, code_key, name) values (gen_random_uuid(), 'P', 'p', 'Chương trình');
insert into classes (id, code, code_key, name, program_id, year)
  select gen_random_uuid(), 'K' || n, 'k' || n, 'Lớp ' || n, (select id from programs), 2000 + n % 20 from generate_series(0, ${classes - 1}) n;
insert into learners (id, external_id, full_name)
  select gen_random_uuid(), 'h' || n, 'Học viên ' || n from generate_series(0, ${learners - 1}) n;
analyze`

const sentences = [
  'Nhà trường khai giảng **01 lớp** trung cấp lý luận chính trị với 50 học viên.',
  'Dự lễ khai giảng có đại diện lãnh đạo tỉnh, ban giám hiệu và các khoa, phòng.',
  'Học viên được nghiên cứu năm phần học trong thời gian mười hai tháng.',
  'Giảng viên các khoa trao đổi kinh nghiệm nghiên cứu thực tế ở cơ sở.',
  'Chi bộ đánh giá kết quả thực hiện nghị quyết trong sáu tháng đầu năm.',
]

const paragraph = (n: number) =>
  Array.from({ length: 4 }, (_, at) => sentences[(n + at * (1 + (n % 3))) % sentences.length]).join(' ')

const post = (n: number) => ({
  external_id: `b${n}`,
  title: `Bài viết số ${n} về công tác đào tạo, bồi dưỡng`,
  slug: `bai-viet-${n}`,
  summary: sentences[n % sentences.length],
  body: [paragraph(n), paragraph(n + 1), paragraph(n + 2)].join('\n\n'),
  event_date: `2020-0${1 + (n % 9)}-1${n % 10}`,
})

/** What the archive of an old website says beside the texts of a post. */
const publication = (n: number) => ({
  status: 'published',
  published_at: new Date(Date.UTC(2008, 0, 1) + n * 3_600_000).toISOString(),
  redirects_from: [`https://truong.example/tin-tuc/bai-viet-so-${n}.html`],
})

/** The files of the bench: the published posts come beside the drafts, with the same texts. */
export const benchFiles = (scale: number): BenchFile[] => [
  {
    name: 'enrollments',
    resource: 'enrollments',
    rows: 200_000 * scale,
    tables: ['enrollments'],
    line: (n) => ({
      external_id: `e${n}`,
      class: { code: `K${Math.floor(n / 100) % classes}` },
      learner: { external_id: `h${(n % 100) + (Math.floor(n / 100) % 200) * 100}` },
      status: 'completed',
      result: 'good',
      certificate_number: `CN-${n}`,
    }),
  },
  {
    name: 'posts as drafts',
    resource: 'posts',
    rows: 100_000 * scale,
    tables: ['posts', 'post_revisions', 'search_documents'],
    line: post,
  },
  {
    name: 'posts as published',
    resource: 'posts',
    rows: 100_000 * scale,
    tables: ['posts', 'post_revisions', 'search_documents', 'slug_redirects'],
    line: (n) => ({ ...post(n), ...publication(n) }),
  },
]

/** Writes a file line by line. */
export async function writeLines(file: string, { rows, line }: BenchFile): Promise<void> {
  const out = fs.createWriteStream(file)
  for (let n = 0; n < rows; n++) {
    if (!out.write(`${JSON.stringify(line(n))}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}
