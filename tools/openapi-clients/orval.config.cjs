// What the command line of this generator cannot say: it repeats a parameter for each of its values unless told not to,
// whatever the document says.
module.exports = {
  bantin: {
    // Reads 3.1 too, but makes a type with a name of its own of every property that may be null there.
    input: '../../openapi/openapi-3.0.json',
    output: {
      target: 'generated/orval/source/api.ts',
      client: 'fetch',
      override: { fetch: { explode: false } },
    },
  },
}
