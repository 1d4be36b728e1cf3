import { uuidv7 } from 'uuidv7'
import { indicatorOf } from '../../../src/libraries/figure-grammar/vocabulary/indicators.ts'
import { subjects, units } from '../../../src/libraries/figure-grammar/figure.ts'
import { dimensionKeys } from '../../../src/domain/figures/figures/dimensions.ts'
import { factKeyOf } from '../../../src/domain/figures/figures/fact-key.ts'
import { startApp } from '../../support/app.ts'
import { fc } from '../../support/fast-check.ts'
import { test } from '../../support/shared-test.ts'

test('the tables of figures keep their own rules', async (t) => {
  const { database, expect } = await startApp(t)
  const post = await expect(201, 'POST', '/v1/posts', { body: { title: 'Mở 62 lớp' } })
  const { rows: seeded } = await database.pool.query<{ id: string; code: string }>(
    'select id, code from indicators',
  )
  const classes = seeded.find(({ code }) => code === 'training.classes')!.id

  const insert = (columns: Record<string, unknown>) => {
    const row: Record<string, unknown> = {
      id: uuidv7(),
      value: 62,
      unit: 'class',
      created_by: 'test',
      ...columns,
    }
    const names = Object.keys(row)
    const places = names.map((_, index) => `$${index + 1}`)
    return database.pool.query(
      `insert into figures (${names.join()}) values (${places.join()}) returning period_year`,
      Object.values(row),
    )
  }
  const quote = {
    post_id: post.id,
    post_revision: 1,
    quoted_field: 'title',
    quote: '62 lớp',
    quote_start: 3,
    quote_end: 9,
  }
  const year2020 = {
    indicator_id: classes,
    period_kind: 'year',
    period_start: '2020-01-01',
    period_end: '2020-12-31',
    fact_key: 'a',
  }

  await t.test('a proposal needs no more than a number; what is confirmed has a fact', async (t) => {
    await insert({})
    await insert(quote)
    await insert({ document_number: '12-BC/TCT' })
    const { rows } = await insert({ ...year2020, ...quote, status: 'confirmed', decided_at: new Date() })
    t.equal(rows[0].period_year, 2020)
  })

  const refused: [string, Record<string, unknown>][] = [
    ['figures_qualifier_check', { qualifier: 'maybe' }],
    [
      'figures_status_check',
      {
        status: 'true',
        indicator_id: classes,
        period_kind: 'year',
        period_start: '2020-01-01',
        period_end: '2020-12-31',
        fact_key: 'a',
        decided_at: new Date(),
      },
    ],
    ['figures_relation_check', { relation: 'part' }],
    ['figures_denominator_check', { relation: 'share', denominator: 61 }],
    ['figures_denominator_check', { denominator: 0 }],
    ['figures_value_check', { relation: 'share', unit: 'percent', value: 101 }],
    ['figures_period_kind_check', { ...year2020, period_kind: 'decade' }],
    ['figures_period_start_check', { ...year2020, period_start: null }],
    ['figures_period_start_check', { ...year2020, period_kind: 'as_of' }],
    ['figures_period_end_check', { ...year2020, period_end: '2019-12-31' }],
    ['figures_fact_key_check', { ...year2020, fact_key: null }],
    ['figures_fact_key_check', { fact_key: 'a' }],
    ['figures_indicator_id_check', { status: 'confirmed', decided_at: new Date() }],
    ['figures_decided_at_check', { status: 'rejected' }],
    ['figures_quote_check', { ...quote, quote: null }],
    ['figures_quote_end_check', { ...quote, quote_end: 3 }],
    ['figures_quoted_field_check', { ...quote, quoted_field: 'body' }],
    ['figures_document_number_check', { ...quote, document_number: '12-BC/TCT' }],
    ['figures_document_number_check', { document_issuer: 'Nhà trường' }],
    ['figures_source_stale_check', { source_stale: true }],
  ]
  await t.test('contradictions are refused', async (t) => {
    for (const [constraint, columns] of refused) {
      const broken = await insert(columns).then(
        () => null,
        (error: { constraint?: string }) => error.constraint,
      )
      t.equal(broken, constraint, JSON.stringify(columns))
    }
    await t.resolves(insert({ relation: 'of_plan', denominator: 60 }), 'more than the plan is ordinary')
  })

  await t.test('a quote goes with its post', async (t) => {
    await expect(204, 'DELETE', `/v1/posts/${post.id}?purge=true`, { headers: { 'if-match': '*' } })
    const { rows } = await database.pool.query('select 1 from figures where post_id is not null')
    t.same(rows, [])
  })

  await t.test(
    'every indicator that extraction proposes is there, with its unit and dimensions',
    async (t) => {
      const { rows } = await database.pool.query<{ code: string; units: string[]; dimensions: string[] }>(
        'select code, unit || other_units as units, dimensions from indicators',
      )
      const known = new Map(rows.map((row) => [row.code, row]))
      for (const unit of units) {
        for (const subject of [undefined, ...subjects]) {
          for (const grade of [undefined, 'good'] as const) {
            const dimensions = { ...(subject ? { subject } : {}), ...(grade ? { grade } : {}) }
            const code = indicatorOf({ unit, relation: null, denominator: null, dimensions })
            if (code === null) continue
            t.ok(known.get(code)?.units.includes(unit), `${code} counts ${unit}`)
          }
        }
      }
      for (const { code, dimensions } of rows) {
        t.ok(dimensions.includes('scenario'), `${code} tells plans from results`)
        t.ok(
          dimensions.every((key) => (dimensionKeys as readonly string[]).includes(key)),
          code,
        )
      }
    },
  )
})

test('the key of a fact', (t) => {
  const identity = fc.record({
    indicator_id: fc.constantFrom('a', 'b'),
    period_kind: fc.constantFrom('year', 'range'),
    period_start: fc.constantFrom('2020-01-01', '2021-01-01'),
    period_end: fc.constantFrom('2020-12-31', '2021-12-31'),
    dimensions: fc.record(
      { planned: fc.boolean(), program: fc.string(), grade: fc.constantFrom('good', 'excellent') },
      { requiredKeys: [] },
    ),
    relation: fc.constant(null),
    unit: fc.constant('learner' as const),
  })
  fc.assert(
    fc.property(identity, identity, (one, other) => {
      const turned = Object.fromEntries(Object.entries(one.dimensions).toReversed())
      const orderless = factKeyOf({ ...one, dimensions: turned }) === factKeyOf(one)
      const same = (a: typeof one) =>
        JSON.stringify({ ...a, dimensions: Object.entries(a.dimensions).toSorted() })
      return orderless && (factKeyOf(one) === factKeyOf(other)) === (same(one) === same(other))
    }),
  )
  const fact = fc.sample(identity, 1)[0]!
  t.equal(factKeyOf({ ...fact, relation: 'share' }), factKeyOf(fact), '9/41 states what 9 states')
  const opened = { ...fact, dimensions: { ...fact.dimensions, stage: 'opened' as const } }
  t.equal(factKeyOf(opened), factKeyOf(fact), 'what is counted in a year was opened in it')
  const closed = { ...fact, dimensions: { ...fact.dimensions, stage: 'closed' as const } }
  t.not(factKeyOf(closed), factKeyOf(fact))
  t.not(factKeyOf({ ...fact, relation: 'change' }), factKeyOf(fact), 'five more is not five')
  t.not(factKeyOf({ ...fact, unit: 'learner_turn' }), factKeyOf(fact), 'turns are no persons')
  t.end()
})
