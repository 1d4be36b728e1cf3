import type { PolicyEntry } from '../../access/policy.ts'
import type { AnyRoute, RegisteredRoute } from '../route.ts'
import { describeSchema, type Components } from './components.ts'
import { mediaExamples } from './examples.ts'
import type { JsonSchema } from './json-schema.ts'
import { parametersOf } from './parameters.ts'
import { responsesOf } from './responses.ts'

/** The contents of an upload, by media type. */
function fileContents(uploads: NonNullable<AnyRoute['uploads']>, components: Components): JsonSchema {
  const contents = uploads.map(({ mediaType, schema, example }) => {
    return [mediaType, { schema: describeSchema(schema, 'input', components), example }] as const
  })
  return Object.fromEntries(contents)
}

/** The `requestBody` of an operation. */
function requestBody(route: AnyRoute, components: Components): JsonSchema {
  const files = route.uploads && fileContents(route.uploads, components)
  if (!route.body) return files === undefined ? {} : { requestBody: { required: true, content: files } }
  const schema = describeSchema(route.body, 'input', components)
  const types = ['application/json', ...(route.bodyTypes ?? [])]
  const content = { schema, ...mediaExamples(schema, components) }
  return {
    requestBody: {
      required: !route.body.safeParse(undefined).success,
      content: { ...Object.fromEntries(types.map((type) => [type, content])), ...files },
    },
  }
}

/** The text for operations that need no particular scope. */
const needText: Partial<Record<PolicyEntry['needs'], string>> = {
  public: '',
  key: ' Needs a key or an access token.',
}

/** The text that says what a caller needs. */
function needsOf({ needs, own_rows: forOwn, public_rows: forPublic }: PolicyEntry): string {
  if (needs in needText) return needText[needs] ?? ''
  const own = forOwn === undefined ? '' : ` (or \`${forOwn}\`, for own drafts alone)`
  const need = ` Needs the scope \`${needs}\`${own}`
  return forPublic === undefined
    ? `${need}.`
    : `${need}, and \`${forPublic}\` to change what is public or will be by its time alone.`
}

/** The `security` of an operation; an empty requirement means that credentials are optional. */
const securityOf = ({ needs, probe }: PolicyEntry) => [
  ...(needs === 'public' ? [{}] : []),
  ...(probe ? [] : [{ apiKey: [] }, { accessToken: [] }]),
]

/** The OpenAPI operation of a declaration. */
export function operationOf(route: RegisteredRoute, components: Components): JsonSchema {
  const entry = route.policy
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary.en,
    'x-title-vi': route.summary.vi,
    description: `${route.description}${needsOf(entry)}`,
    ...(route.deprecated ? { deprecated: true } : {}),
    security: securityOf(entry),
    parameters: parametersOf(route),
    ...requestBody(route, components),
    responses: responsesOf(route, components),
  }
}
