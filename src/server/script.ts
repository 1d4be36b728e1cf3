// The entry of the script that the server is in: the build makes one file of it (scripts/build.mjs).
export { rehearse } from './rehearse.ts'
export { runServer } from './run.ts'
