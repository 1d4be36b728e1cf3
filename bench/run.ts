// npm run bench: compares the server with a bare and a lean server.
// npm run bench -- search: compares search with ILIKE and the text search of Postgres.
// npm run bench -- import [posts]: compares imports with COPY, and published posts with drafts.
// npm run bench -- statistics: compares statistics over HTTP with their SQL alone and with counting enrollments.
// npm run bench -- persons: finds learners by parts of names over HTTP.
// npm run bench -- files: uploads pictures while the server answers.
// npm run bench -- home: the home page in one request, beside a list.
const [, , name = 'server'] = process.argv
if (name === 'search') await import('./search.ts')
else if (name === 'import') await import('./import.ts')
else if (name === 'statistics') await import('./statistics.ts')
else if (name === 'persons') await import('./persons.ts')
else if (name === 'files') await import('./files.ts')
else if (name === 'home') await import('./home.ts')
else if (name === 'server') await import('./bench.ts')
else
  throw new Error(
    `there is no bench ${name}: use search, import, statistics, persons, files, home, or no argument`,
  )
