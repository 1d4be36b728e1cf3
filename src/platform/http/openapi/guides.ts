import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { packageRoot } from '../../../package.ts'

/** A guide of the folder `docs/`. */
export interface Guide {
  /** The name of its file, without the extension, and of its page. */
  name: string
  /** Its heading. */
  title: string
  language: 'en' | 'vi'
}

const english = (name: string, title: string): Guide => ({ name, title, language: 'en' })

/** The guides for people who use the API, in the order of reading. The other files of the folder are about the code. */
export const guides: readonly Guide[] = [
  { name: 'huong-dan', title: 'Hướng dẫn cho biên tập viên và cán bộ quản lý sổ theo dõi', language: 'vi' },
  english('api-guide', 'API guide'),
  english('recipes', 'Recipes'),
  english('search', 'Search'),
  english('editing', 'Editing posts'),
  english('files', 'Files'),
  english('documents', 'Documents'),
  english('events', 'Events'),
  english('site', 'The school’s website'),
  english('registers', 'A year of the registers'),
  english('party-work', 'A year of a Party office'),
  english('importing', 'Importing'),
  english('exporting', 'Exporting'),
  english('statistics', 'Statistics and charts'),
  english('figures', 'Figures'),
  english('extraction', 'Extraction of figures'),
  english('operations', 'Operations'),
  english('limits', 'Known limits'),
  english('glossary', 'Glossary'),
]

/** The Markdown of a guide. */
export const readGuide = async ({ name }: Guide): Promise<string> =>
  await readFile(path.join(packageRoot, 'docs', `${name}.md`), 'utf8')
