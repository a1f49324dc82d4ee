import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const repository = fileURLToPath(new URL('../../', import.meta.url))
// esbuild comes with tsup, which alone is declared.
const { build }: typeof import('esbuild') = createRequire(createRequire(import.meta.url).resolve('tsup'))('esbuild')

/** What the bundle leaves to its imports: what is loaded on demand, and for the core the libraries that it stands on. */
const onDemand = ['@azure/identity', '@opentelemetry/api']
const core = 'the core, without ky, p-retry and p-limit'
const coreIsOn = ['ky', 'p-retry', 'p-limit']

const programs: Readonly<Record<string, string>> = {
  [core]: `
    import { createClient } from './dist/index.js'
    console.log(createClient)`,
  'a query over one table': `
    import { createClient, query } from './dist/index.js'
    import { lead } from './dist/entities.js'
    const crm = createClient({ orgUrl: 'https://a.crm.dynamics.com', credential: async () => '' })
    console.log(await crm.all(query(lead).select('fullname')))`,
  'the same, and winning an opportunity': `
    import { createClient, query } from './dist/index.js'
    import { lead } from './dist/entities.js'
    import { winOpportunity } from './dist/actions.js'
    const crm = createClient({ orgUrl: 'https://a.crm.dynamics.com', credential: async () => '' })
    console.log(await crm.all(query(lead).select('fullname')), await crm.execute(winOpportunity({ opportunityId: '' })))`,
  'one of 411 operations': `
    import { RetrieveVersion } from './dist/operations.js'
    console.log(RetrieveVersion())`,
  'validation of one table, its facts given': `
    import { lead } from './dist/entities.js'
    import { payloadSchemaFrom } from './dist/validation.js'
    console.log(payloadSchemaFrom(lead, {}, 'create').safeParse({}))`,
  'every table': `import * as tables from './dist/entities.js'; console.log(tables)`,
  'dynamics-web-api': `
    import { DynamicsWebApi } from 'dynamics-web-api'
    console.log(await new DynamicsWebApi({ serverUrl: 'https://a.crm.dynamics.com' }).retrieveAll({ collection: 'leads' }))`,
}

/** Bytes that a browser or an edge function loads: bundled, minified, dependencies included, identity and OpenTelemetry left to their imports. */
export async function benchSize(): Promise<readonly Readonly<Record<string, string>>[]> {
  return Promise.all(
    Object.entries(programs).map(async ([name, contents]) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: repository },
        bundle: true,
        minify: true,
        format: 'esm',
        platform: 'browser',
        external: name === core ? [...onDemand, ...coreIsOn] : onDemand,
        splitting: false,
        write: false,
        logLevel: 'error',
      })
      const bytes = outputFiles[0]?.contents ?? new Uint8Array()
      return { program: name, 'minified, kB': kilobytes(bytes), 'gzipped, kB': kilobytes(gzipSync(bytes)) }
    }),
  )
}

function kilobytes(bytes: Uint8Array): string {
  return (bytes.length / 1_000).toFixed(1)
}
