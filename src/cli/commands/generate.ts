import type { GenerateProgress } from '../../fixtures/synthetic/generate.ts'
import { print, printMessage, UsageError, type Command, type ParsedArguments } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

const counts = ['posts', 'classes', 'learners'] as const
const maxRows = 100_000_000

function wholeNumber(args: ParsedArguments, name: string, fallback: number): number {
  const text = args.value(name)
  if (text === undefined) return fallback
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= maxRows) return number
  throw new UsageError(`--${name} must be a whole number from 0 to ${maxRows}; it is ${text}`)
}

/** On a terminal, one line per table that is redrawn; elsewhere, one line when the table is complete. */
function showProgress({ register, done, of }: GenerateProgress): void {
  const line = `${register}: ${done} of ${of}`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K${done === of ? '\n' : ''}`)
  else if (done === of) printMessage(line)
}

/** `bantin generate` */
export const command: Command = {
  usage: '[--posts N] [--classes N] [--learners N] [--seed S]',
  details: `Adds synthetic Vietnamese rows; a mark in their titles and names shows that they are synthetic. The same numbers give
the same rows on every machine, and existing rows stay unchanged, so an interrupted run can be repeated.
Enrollments follow from classes and learners, Party members from learners. Memory use does not depend on the numbers.`,
  options: {
    posts: { value: '<n>', description: 'How many posts; 0 by default' },
    classes: { value: '<n>', description: 'How many classes; 0 by default' },
    learners: { value: '<n>', description: 'How many learners; 0 by default' },
    seed: { value: '<n>', description: 'Seed of the random generator; 1 by default' },
  },
  positionals: [],
  examples: [
    'bantin generate --posts 1000 --classes 100 --learners 2000',
    'bantin generate --posts 1000000 --seed 7',
  ],
  run: async (args) => {
    const [posts = 0, classes = 0, learners = 0] = counts.map((name) => wholeNumber(args, name, 0))
    if (posts + classes + learners === 0) {
      throw new UsageError('nothing to generate: give --posts, --classes or --learners')
    }
    const options = { posts, classes, learners, seed: wholeNumber(args, 'seed', 1) }
    const { generate } = await import('../../fixtures/synthetic/generate.ts')
    const { coverageOf } = await import('../../features/search/coverage.ts')
    const { resources } = await import('../../modules.ts')
    const { added, milliseconds } = await withDatabase(settings(), (database) =>
      generate(database, coverageOf(resources).providers, options, showProgress),
    )
    for (const [table, count] of Object.entries(added)) print(`${table}: ${count} added`)
    if (Object.keys(added).length === 0) print('All rows exist already: nothing was added.')
    printMessage(`${(milliseconds / 1000).toFixed(1)} s`)
    return 0
  },
}
