import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Files, generate, type OrganizationDocument } from '../../codegen/index.js'
import { queriesOver } from './queries.js'

const folder = fileURLToPath(new URL('generated/', import.meta.url))
const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
/** A busy machine makes a run slower, never faster: the fastest counts. */
const runs = 2

export interface TypeCost {
  readonly seconds: number
  readonly instantiations: number
}

/** What a program costs the checker that imports all tables and asks fifty queries. */
export function costOfAll(organization: OrganizationDocument): TypeCost {
  const files = generate(organization)
  const program = `import './entities/index.js'\n${queriesOver(organization.tables)}`
  return cost(files, program)
}

/** The same for an organization of which five tables are generated. */
export function costOfFive(organization: OrganizationDocument, tables: readonly string[]): TypeCost {
  const five = organization.tables.filter(({ logicalName }) => tables.includes(logicalName))
  const imports = five.map(({ logicalName }) => `import { ${logicalName} } from './entities/${logicalName}.js'`)
  const queries = five.map(({ logicalName, primaryKey }) => `query(${logicalName}).select('${primaryKey}')`)
  const program = `import { query } from 'dynamics365-crm'\n${imports.join('\n')}\nexport const queries = [${queries.join(', ')}]\n`
  return cost(generate(organization, { tables }), program)
}

function cost(files: Files, program: string): TypeCost {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, text] of new Map([...files, ['program.ts', program]])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const tsconfig = {
    extends: '../../../tsconfig.json',
    compilerOptions: {
      skipLibCheck: false,
      types: [],
      paths: {
        'dynamics365-crm': ['../../../dist/index.d.ts'],
        'dynamics365-crm/entities': ['../../../dist/entities.d.ts'],
        'dynamics365-crm/runtime': ['../../../dist/runtime.d.ts'],
      },
    },
    include: [],
    exclude: [],
    files: ['program.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig, null, 2))
  const measured = Array.from({ length: runs }, measure)
  rmSync(folder, { recursive: true, force: true })
  return {
    seconds: Math.min(...measured.map(({ seconds }) => seconds)),
    instantiations: Math.min(...measured.map(({ instantiations }) => instantiations)),
  }
}

function measure(): TypeCost {
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The generated modules do not compile:\n${stdout.slice(0, 4_000)}`)
  const figure = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return { seconds: figure('Total time'), instantiations: figure('Instantiations') }
}
