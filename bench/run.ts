// npm run bench: the server beside a bare one. npm run bench -- search: search beside what else Postgres offers.
// npm run bench -- import: imports beside COPY.
const [, , what = 'server'] = process.argv
if (what === 'search') await import('./search.ts')
else if (what === 'import') await import('./import.ts')
else if (what === 'server') await import('./bench.ts')
else throw new Error(`there is no bench of ${what}: say nothing, search or import`)
