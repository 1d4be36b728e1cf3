// npm run bench: the server beside a bare and a lean one. npm run bench -- search: search beside what else Postgres offers.
// npm run bench -- import: imports beside COPY.
// npm run bench -- statistics: statistics over HTTP beside their SQL alone and beside counting enrollments.
const [, , what = 'server'] = process.argv
if (what === 'search') await import('./search.ts')
else if (what === 'import') await import('./import.ts')
else if (what === 'statistics') await import('./statistics.ts')
else if (what === 'server') await import('./bench.ts')
else throw new Error(`there is no bench of ${what}: say nothing, search, import or statistics`)
