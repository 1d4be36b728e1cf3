import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** A document, with a function that compiles its schemas. */
export interface CompiledDocument<Document> {
  document: () => Document
  compile: (schema: object) => ValidateFunction
}

/** @param read reads the document, when it is first used */
export function compiledDocument<Document extends { components: object }>(
  read: () => Document,
): CompiledDocument<Document> {
  let cachedDocument: Document | undefined
  const document = () => (cachedDocument ??= read())
  const validators = new WeakMap<object, ValidateFunction>()
  // most operations have the same problems, and many the same rows
  const validatorsByText = new Map<string, ValidateFunction>()
  let ajv: Ajv2020 | undefined
  const compileText = (text: string): ValidateFunction => {
    if (ajv === undefined) {
      // each schema is compiled once, and not optimized: that takes longer than to run it
      const cheap = { inlineRefs: false, code: { optimize: false } }
      ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true, ...cheap })
      addFormats.default(ajv)
      ajv.addSchema({ $id: 'document', components: document().components })
    }
    return ajv.compile(JSON.parse(text.replaceAll('"#/components', '"document#/components')))
  }
  const compile = (schema: object): ValidateFunction => {
    const known = validators.get(schema)
    if (known !== undefined) return known
    const text = JSON.stringify(schema)
    const validator = validatorsByText.get(text) ?? compileText(text)
    validators.set(schema, validator)
    validatorsByText.set(text, validator)
    return validator
  }
  return { document, compile }
}
