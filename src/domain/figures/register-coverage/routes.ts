import type { Api } from '../../../platform/http/api.ts'
import { Problem } from '../../../platform/http/problems.ts'
import { readRoute, writeRoute } from '../../../platform/http/register-route.ts'
import { readOnlyValuesOf, extractInput } from '../../../platform/resource/read-only-fields.ts'
import { listRoute } from '../../../platform/resource/routes.ts'
import { declareCoverage, findCoverage, registerCoverage } from './resource.ts'
import {
  coverageFields,
  coverageParams,
  registerCoverageInput,
  registerCoverageOutput,
  registerCoveragePut,
} from './schema.ts'

/** The routes that read and declare coverage. */
export function registerCoverageRoutes(api: Api): void {
  listRoute(api, registerCoverage)
  readRoute(api, {
    cacheable: true,
    method: 'GET',
    url: '/v1/register-coverage/:register/:year',
    operationId: 'getRegisterCoverage',
    tag: 'RegisterCoverage',
    summary: {
      en: 'Read whether a register is complete for a year',
      vi: 'Xem sổ theo dõi đã đủ số liệu của năm hay chưa',
    },
    description: '404 without a declaration, which counts as not complete.',
    params: coverageParams,
    responses: { 200: { description: 'The declaration.', schema: registerCoverageOutput } },
    handler: async ({ params }) => {
      const row = await findCoverage(api.database, params.register, params.year)
      if (row === undefined) throw new Problem('not_found')
      return { body: row, revision: row.revision }
    },
  })
  writeRoute(api, {
    method: 'PUT',
    url: '/v1/register-coverage/:register/:year',
    operationId: 'putRegisterCoverage',
    tag: 'RegisterCoverage',
    summary: {
      en: 'Declare a register complete for a year, or not',
      vi: 'Chốt hoặc bỏ chốt số liệu năm của sổ theo dõi',
    },
    description:
      'From then on reconciliations compare published figures with the count of the register. An equal declaration changes nothing. `If-Match` is optional.',
    params: coverageParams,
    body: registerCoveragePut,
    extractInput: (request) => extractInput(coverageFields, request),
    ifMatch: 'optional',
    responses: {
      200: {
        description: 'The declaration was updated, or stays unchanged.',
        schema: registerCoverageOutput,
      },
      201: { description: 'Declared.', schema: registerCoverageOutput },
    },
    problems: ['unprocessable'],
    handler: async ({ params, body, ...call }) => {
      const { register, year } = params
      // `extractInput` has removed the read-only fields
      const declared = registerCoverageInput.parse(body)
      const { row, changed, created } = await declareCoverage(
        call,
        register,
        year,
        declared,
        readOnlyValuesOf(call.request),
      )
      const { id, revision } = row
      return {
        status: created ? 201 : 200,
        body: row,
        revision,
        headers: created ? { location: `/v1/register-coverage/${register}/${year}` } : {},
        changes:
          changed.length === 0 ? [] : [{ resource: 'register-coverage', id, revision, fields: changed }],
      }
    },
  })
}
