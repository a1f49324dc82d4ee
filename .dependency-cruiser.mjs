/** Which rooms a room of `src` may import, besides itself. `index` is src/index.ts. */
const mayImport = {
  errors: [],
  schema: [],
  operation: ['schema', 'errors'],
  entities: ['schema'],
  operations: ['operation', 'schema'],
  runtime: ['operation', 'schema'],
  metadata: ['schema'],
  validation: ['metadata', 'schema'],
  selection: ['operation', 'schema', 'errors'],
  query: ['selection', 'operation', 'schema', 'errors'],
  fetchxml: ['selection', 'query', 'operation', 'schema', 'errors'],
  records: ['selection', 'operation', 'schema', 'errors'],
  answer: ['operation', 'errors'],
  batch: ['answer', 'operation', 'schema', 'errors'],
  bulk: ['answer', 'batch', 'records', 'query', 'operation', 'schema', 'errors'],
  actions: ['operations', 'records', 'query', 'batch', 'operation', 'schema', 'errors', 'entities'],
  files: ['operations', 'operation', 'schema', 'errors'],
  reports: ['query', 'actions', 'entities', 'operation', 'schema', 'errors'],
  telemetry: ['errors'],
  transport: ['errors'],
  http: ['telemetry', 'transport', 'answer', 'operation', 'errors'],
  redis: ['http', 'errors'],
  client: [
    'http',
    'telemetry',
    'transport',
    'records',
    'query',
    'selection',
    'batch',
    'bulk',
    'operation',
    'schema',
    'errors',
  ],
  emulator: ['metadata', 'schema', 'metadata reader'],
  index: [
    'client',
    'http',
    'telemetry',
    'records',
    'query',
    'selection',
    'batch',
    'bulk',
    'operation',
    'schema',
    'errors',
  ],
  cli: ['anything'],
}

const places = { index: '^src/index\\.ts$', 'metadata reader': '^codegen/read-metadata\\.ts$', anything: '' }
const place = (room) => places[room] ?? `^src/${room}/`

const arrows = Object.entries(mayImport).map(([room, others]) => ({
  name: `${room}-imports`,
  comment: `${room} may import only: ${others.join(', ') || 'nothing'}. See mayImport in .dependency-cruiser.mjs.`,
  severity: 'error',
  from: { path: place(room) },
  to: { path: '^(src|codegen)/', pathNot: [room, ...others].map(place) },
}))

/** Libraries that one place owns. */
const owners = [
  { libraries: 'ky|p-retry|p-limit', place: '^src/http/' },
  { libraries: 'zod', place: '^(src/(client|cli|validation)|codegen)/' },
].map(({ libraries, place }) => ({
  name: `${libraries.split('|')[0]}-has-one-owner`,
  severity: 'error',
  from: { path: '^(src|codegen)/', pathNot: place },
  to: { path: `(^|/)node_modules/(${libraries})/` },
}))

export default {
  forbidden: [
    ...arrows,
    ...owners,
    {
      name: 'every-room-is-on-the-map',
      severity: 'error',
      from: { path: '^src/', pathNot: Object.keys(mayImport).map(place) },
      to: {},
    },
    {
      name: 'codegen-imports',
      comment: 'The generator takes documents and gives text; of the library it knows the vocabulary only.',
      severity: 'error',
      from: { path: '^codegen/' },
      to: { path: '^src/', pathNot: '^src/schema/' },
    },
    {
      name: 'rooms-are-entered-through-their-index',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^(src|codegen)/[^/]+/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/errors/internal\\.ts$',
          '^codegen/(index|read-metadata)\\.ts$',
        ],
      },
    },
    {
      name: 'rooms-are-entered-through-their-index-from-outside',
      severity: 'error',
      from: { path: '^(src/[^/]+\\.ts$|codegen/)' },
      to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'identity-is-loaded-by-the-client',
      severity: 'error',
      from: { path: '^(src|codegen)/', pathNot: '^src/client/' },
      to: { path: '(^|/)node_modules/@azure/identity/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'identity-is-loaded-on-demand',
      comment: 'A program that brings its own credential does not pay for @azure/identity. Types cost nothing.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '(^|/)node_modules/@azure/identity/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(src|codegen)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-type-cycles',
      comment: 'Tables name each other in their types, and a reference names the table that it is a reference to.',
      severity: 'error',
      from: { path: '^(src|codegen)/', pathNot: '^src/(entities|schema)/' },
      to: { circular: true },
    },
    {
      name: 'what-is-published-needs-no-dev-dependency',
      severity: 'error',
      from: { path: '^(src|codegen)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'npm-peer'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(src|codegen)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.js', '.json'],
    },
  },
}
