import tap, { test } from 'tap'
import { commandList } from '../../src/cli/command-list.ts'
import { findCommand, readArguments } from '../../src/cli/command-line.ts'
import { UsageError, type Command } from '../../src/cli/command.ts'
import { helpOf } from '../../src/cli/help.ts'
import { version } from '../../src/package.ts'
import { scratchDirectory } from '../process/server-process.ts'
import { hostedBantinIn } from './command-hosts.ts'

const hosted = hostedBantinIn(tap, scratchDirectory(tap))

test('every command has help with usage, options, examples and exit codes', async (t) => {
  for (const entry of commandList) {
    const { command } = await entry.load()
    const help = helpOf(entry, command)
    for (const part of ['Usage\n', 'Options\n', 'Examples\n', 'Exit codes\n', `  bantin ${entry.name}`]) {
      t.match(help, part, `${entry.name}: ${part.trim()}`)
    }
    for (const option of Object.keys(command.options)) t.match(help, `--${option}`)
    for (const example of command.examples) t.match(example, `bantin ${entry.name}`)
    const wide = help.split('\n').filter((line) => line.length > 200)
    t.same(wide, [], `${entry.name}: lines can be read`)
  }
})

test('help goes to standard output, and what cannot be followed to standard error with 2', async (t) => {
  const cases: [string[], number, RegExp, RegExp][] = [
    [['--version'], 0, new RegExp(`^${version}\n$`), /^$/],
    [['--help'], 0, /keys create +Make an API key/, /^$/],
    [[], 2, /^$/, /Commands\n/],
    [['keys', '--help'], 0, /keys revoke/, /^$/],
    [['keys'], 2, /^$/, /keys revoke/],
    [['keys', 'create', '--help'], 0, /--expires <day>/, /^$/],
    [['help', 'import', 'page'], 0, /bantin import page FILE/, /^$/],
    [['sreve'], 2, /^$/, /there is no command sreve; did you mean serve\?/],
    [['keys', 'lits'], 2, /^$/, /there is no command keys lits; did you mean keys list\?/],
    [['keys', 'create', '--nmae', 'x'], 2, /^$/, /there is no option --nmae; did you mean --name\?/],
    [['keys', 'create', '--name', 'x', '--role', 'editr'], 2, /^$/, /did you mean editor\?/],
    [['generate', '--posts', 'many'], 2, /^$/, /--posts must be a whole number/],
    [['import', 'page'], 2, /^$/, /FILE is missing/],
    [['import', 'page', 'nowhere.txt'], 1, /^$/, /nowhere\.txt cannot be read: there is no such file/],
    [['openapi', '--version', '2.0'], 2, /^$/, /--version must be 3\.0 or 3\.1/],
  ]
  for (const [words, code, out, error] of cases) {
    const outcome = await hosted(words)
    const name = words.join(' ')
    t.equal(outcome.code, code, name)
    t.match(outcome.out, out, name)
    t.match(outcome.error, error, name)
    t.notMatch(outcome.error, /\n +at /, `${name}: no stack`)
  }
})

const command: Command = {
  usage: '',
  details: '',
  options: {
    name: { value: '<name>', description: '' },
    scope: { value: '<scope>', description: '', multiple: true },
    check: { description: '' },
  },
  positionals: ['FILE'],
  examples: [],
  run: async () => 0,
}
const usageError = (words: string[]): string => {
  try {
    readArguments(words, command)
    return ''
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

test('a command line is read as it is meant, and every doubt is named', (t) => {
  const given = readArguments(['--scope=a', 'page', '--scope', 'b', '--check', '--name=-x'], command)
  t.same(given.values('scope'), ['a', 'b'])
  t.equal(given.value('name'), '-x', 'after = anything may stand')
  t.ok(given.flag('check'))
  t.same(given.positionals, ['page'])
  t.same(readArguments(['--', '--check'], command).positionals, ['--check'], 'after -- nothing is an option')
  t.equal(usageError(['page', '--name']), '--name needs a value: --name <name>')
  t.equal(usageError(['page', '--name', '--check']), '--name needs a value: --name <name>')
  t.equal(usageError(['page', '--check=yes']), '--check takes no value')
  t.equal(usageError(['page', '--name=a', '--name=b']), '--name may be given only once')
  t.equal(usageError(['page', '-n']), 'there is no option -n')
  t.equal(usageError(['page', 'other']), 'other is one argument too many')
  t.equal(usageError([]), 'FILE is missing')
  t.throws(() => findCommand(['__proto__']), UsageError)
  t.end()
})
