// What the command line of this generator cannot say: Node wants extensions in relative imports.
export default {
  input: '../../openapi/openapi.json',
  output: { path: 'generated/hey-api/source', importFileExtension: '.js' },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
}
