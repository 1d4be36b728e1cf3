import { generate, type GenerateProgress } from '../../fixtures/synthetic/generate.ts'
import { coverageOf } from '../../features/search/coverage.ts'
import { resources } from '../../modules.ts'
import { print, printMessage, UsageError, type Command, type ParsedArguments } from '../command.ts'
import { settings, withDatabase } from '../database.ts'

const counts = ['posts', 'classes', 'learners'] as const
const maxRows = 100_000_000

function wholeNumber(given: ParsedArguments, name: string, otherwise: number): number {
  const text = given.value(name)
  if (text === undefined) return otherwise
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= maxRows) return number
  throw new UsageError(`--${name} must be a whole number from 0 to ${maxRows}; it is ${text}`)
}

/** A line a register on a terminal, drawn anew as it grows; elsewhere a line when it is whole. */
function showProgress({ register, done, of }: GenerateProgress): void {
  const line = `${register}: ${done} of ${of}`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K${done === of ? '\n' : ''}`)
  else if (done === of) printMessage(line)
}

/** `bantin generate` */
export const command: Command = {
  usage: '[--posts N] [--classes N] [--learners N] [--seed S]',
  details: `Adds synthetic Vietnamese rows that are recognised as such: titles and names carry a mark. The same numbers give
the same rows everywhere, and rows that are there already are left alone, so a run that was ended can be repeated.
Enrollments follow from classes and learners, Party members from learners. Memory does not grow with the numbers.`,
  options: {
    posts: { value: '<n>', description: 'How many posts; 0 by default' },
    classes: { value: '<n>', description: 'How many classes; 0 by default' },
    learners: { value: '<n>', description: 'How many learners; 0 by default' },
    seed: { value: '<n>', description: 'Another number makes other rows; 1 by default' },
  },
  positionals: [],
  examples: [
    'bantin generate --posts 1000 --classes 100 --learners 2000',
    'bantin generate --posts 1000000 --seed 7',
  ],
  run: async (given) => {
    const [posts = 0, classes = 0, learners = 0] = counts.map((name) => wholeNumber(given, name, 0))
    if (posts + classes + learners === 0) {
      throw new UsageError('nothing to make: give --posts, --classes or --learners')
    }
    const options = { posts, classes, learners, seed: wholeNumber(given, 'seed', 1) }
    const { added, milliseconds } = await withDatabase(settings(), (database) =>
      generate(database, coverageOf(resources).providers, options, showProgress),
    )
    for (const [table, count] of Object.entries(added)) print(`${table}: ${count} added`)
    if (Object.keys(added).length === 0) print('Everything was there already: nothing was added.')
    printMessage(`${(milliseconds / 1000).toFixed(1)} s`)
    return 0
  },
}
